/** What the menu opens. */
import { Dialog } from '../shared/dialog.tsx';
import { dialled } from '../shared/phones.ts';
import type { ChatPageData } from './page-data.ts';
import type { Say } from './words.ts';

export function About(props: {
  readonly page: ChatPageData;
  readonly language: 'zh' | 'en';
  readonly say: Say;
  readonly onClose: () => void;
}) {
  const { page, language, say } = props;
  const { number, name, hours } = page.hotline;
  return (
    <Dialog id="about" title={say('about.title')} onClose={props.onClose}>
      <p>{say('about.who', { service: page.service[language] })}</p>
      <p>{say('about.data')}</p>
      <p>{say('about.cookie')}</p>
      <p>
        {say('about.hotline', { name: name[language], hours: hours[language] })}{' '}
        <a class="phone" href={`tel:${dialled(number)}`}>
          {number}
        </a>
      </p>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={props.onClose}>
          {say('close')}
        </button>
      </div>
    </Dialog>
  );
}

export function Forget(props: {
  readonly say: Say;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { say } = props;
  return (
    <Dialog id="forget" title={say('forget.title')} onClose={props.onClose}>
      <p>{say('forget.text')}</p>
      <div class="dialog-buttons">
        <button type="button" class="button-quiet" onClick={props.onClose}>
          {say('cancel')}
        </button>
        <button type="button" class="button button-danger" onClick={props.onConfirm}>
          {say('forget.confirm')}
        </button>
      </div>
    </Dialog>
  );
}
