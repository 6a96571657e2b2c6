/** Where posters hang, and how many people each brought: counts alone. */
import { useDesk } from '../desk-context.ts';
import type { PosterFigures } from '../team/contract.ts';

export function Posters({ posters }: { readonly posters: readonly PosterFigures[] }) {
  const { words } = useDesk();
  return (
    <section class="overview-card" aria-labelledby="overview-posters">
      <h3 id="overview-posters">{words.say('overview.posters')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.say('overview.poster')}</th>
            <th scope="col">{words.say('overview.scans')}</th>
            <th scope="col">{words.say('overview.newcomers')}</th>
          </tr>
        </thead>
        <tbody>
          {posters.map(({ place, scans, newcomers }) => (
            <tr key={place}>
              <th scope="row">{words.poster(place)}</th>
              <td>{scans}</td>
              <td>{newcomers}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
