/** How a body is reached: its duty phone and hours, and whether it hears of its task by itself. */
import { useDesk } from '../desk-context.ts';

export function BodyReach({ id }: { readonly id: string }) {
  const { words } = useDesk();
  const reach = words.reach(id);
  if (reach === null) return null;
  const { phone, hours, told } = reach;
  const ways = told.map((way) => words.say(`told.${way}`));
  return (
    <span class="hint body-reach">
      {phone && (
        <span>
          <a class="number" href={`tel:${phone}`}>
            {phone}
          </a>
          {hours && ` ${hours[words.language]}`}
        </span>
      )}
      <span>{ways.join(' · ') || words.say('told.nobody')}</span>
    </span>
  );
}
