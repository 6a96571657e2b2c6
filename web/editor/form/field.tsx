import type { ComponentChildren } from 'preact';
import { idOf, type Labelled, useFault, useLabel } from './form-context.ts';

/** A label, what belongs under it, its hint and its fault. */
export function Field(
  props: Labelled & {
    /** Beside the hint: how much is left, say. */
    readonly aside?: ComponentChildren;
    readonly children: ComponentChildren;
  },
) {
  const { path } = props;
  const { name, hint } = useLabel(props);
  const id = idOf(path);
  return (
    <div class="field">
      <label class="field-name" for={id}>
        {name}
      </label>
      {props.children}
      <FieldFoot path={path} hint={hint} aside={props.aside} />
    </div>
  );
}

/** Several choices under one name. */
export function FieldGroup(props: Labelled & { readonly children: ComponentChildren }) {
  const { name, hint } = useLabel(props);
  return (
    <fieldset class="field" aria-describedby={`${idOf(props.path)}-foot`}>
      <legend class="field-name">{name}</legend>
      {props.children}
      <FieldFoot path={props.path} hint={hint} />
    </fieldset>
  );
}

function FieldFoot(props: {
  readonly path: string;
  readonly hint?: string | undefined;
  readonly aside?: ComponentChildren;
}) {
  const fault = useFault(props.path);
  const { hint, aside = null } = props;
  if (fault === null && hint === undefined && aside === null) return null;
  return (
    <div class="field-foot" id={`${idOf(props.path)}-foot`}>
      {fault === null ? (
        <span class="hint">{hint}</span>
      ) : (
        <span class="fault">{fault}</span>
      )}
      {aside}
    </div>
  );
}

/** What an input says of itself to who cannot see it. */
export function useInput(path: string) {
  const fault = useFault(path);
  const id = idOf(path);
  return {
    id,
    'aria-invalid': fault !== null,
    'aria-describedby': `${id}-foot`,
  } as const;
}
