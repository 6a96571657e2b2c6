/** "你们能定位吗", where the place was asked for: nobody sees it; the button sends it. */
import { hasCue } from '../cues.ts';
import { type Turn, tell } from '../turn.ts';

export function locate(turn: Turn): Turn | null {
  const { tap, text, message } = turn.heard;
  const asked = turn.state.asked?.question === 'address';
  if (tap || !asked || message.location || !hasCue(text, 'locate')) return null;
  return tell(turn, 'location.unseen');
}
