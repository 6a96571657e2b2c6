import { isReturned } from '../../../knowledge/authoring/version.ts';
import { faultText } from '../../../knowledge/content/fault.ts';
import { useEditor } from '../editor-context.ts';
import { sayServerFault } from './say-fault.ts';
import { Scheduled } from './scheduled.tsx';
import { ToldOlder } from './told-older.tsx';

/** Which versions there are, and what somebody has to know before touching it. */
export function ItemStanding() {
  const { state, words } = useEditor();
  const { item } = state;
  if (item === null) return null;
  const { open, live } = item;
  const fresh = live === null && open === null && item.history.length === 0;
  const now = Date.now();
  const returned = open !== null && isReturned(open);
  return (
    <div class="item-standing">
      <p>
        {fresh
          ? words.say('item.new')
          : live === null
            ? words.say('item.notLive')
            : words.say('item.live', { n: live.number })}{' '}
        {open &&
          words.say('item.open', {
            n: open.number,
            state: words.find(`mark.${open.state}`) ?? open.state,
            by: open.writtenBy,
            when: words.moment(open.writtenAt, now),
          })}
      </p>
      {open?.note && !returned && <p>{words.say('item.note', { note: open.note })}</p>}
      {open && returned && (
        <div class="banner">
          <p>
            {words.say('item.returned', {
              who: open.decidedBy ?? '',
              when: open.decidedAt === null ? '' : words.moment(open.decidedAt, now),
            })}
          </p>
          <p>{open.note}</p>
        </div>
      )}
      <Scheduled item={item} />
      {open?.withdraws && <p class="banner">{words.say('item.withdraws')}</p>}
      {open?.state === 'review' && <p class="banner">{words.say('item.inReview')}</p>}
      {item.toldOlder > 0 && <ToldOlder key={item.id} item={item} />}
      {open !== null && open.faults.length > 0 && (
        <div class="banner banner-danger">
          <p>{words.say('item.faults')}</p>
          <ul>
            {open.faults.map((fault) => (
              <li key={faultText(fault)}>{sayServerFault(words, fault)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
