/** A picture that the house keeps, and the way to see it whole. */
import type { ComponentChildren } from 'preact';

const pathOf = (id: string): string => `/api/desk/media/${encodeURIComponent(id)}`;

export function Photo({ id, alt }: { readonly id: string; readonly alt: string }) {
  return (
    <MediaLink id={id}>
      <img src={pathOf(id)} alt={alt} loading="lazy" />
    </MediaLink>
  );
}

export function MediaLink(props: {
  readonly id: string;
  readonly children: ComponentChildren;
}) {
  return (
    <a href={pathOf(props.id)} target="_blank" rel="noreferrer">
      {props.children}
    </a>
  );
}
