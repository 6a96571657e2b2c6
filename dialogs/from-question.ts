/** A question about the rules that becomes a request: nothing that it told is asked again. */
import { beginDraft } from './draft.ts';
import { homeZone } from './state.ts';
import { detailsOf, openDraft, type Turn, withDraft, withState } from './turn.ts';

/** The request with all that the last question told; null: none was asked since one was filed. */
export function fromQuestion(turn: Turn): Turn | null {
  const { question, told, ...kept } = turn.state.personal;
  const forgotten = { ...kept, question: null, told: null };
  const policy = { ...turn.state.policy, waiting: null };
  const done = withState(turn, { asked: null, policy });
  if (told && !openDraft(turn)) {
    const { district } = turn.state;
    const draft = {
      ...told.draft,
      zone: told.draft.zone ?? homeZone(turn.state),
      district: told.draft.district ?? district,
    };
    return withState(done, { draft, personal: { ...forgotten, draft: told.details } });
  }
  if (question === null) return null;
  const begun = beginDraft(done);
  const account = [...detailsOf(begun).account, { value: question, message: null }];
  const { draft } = withDraft(begun, {}, { account }).state.personal;
  return withState(begun, { personal: { ...forgotten, draft } });
}
