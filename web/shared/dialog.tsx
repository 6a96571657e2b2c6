/** A modal with the browser's own focus trap; Escape and the ground behind close it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function Dialog(props: {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={`${props.id}-title`}
      onCancel={(event) => {
        // Closed by the page's state alone: the browser would close first, tell of it later, and a key
        // pressed between the two would be lost.
        event.preventDefault();
        props.onClose();
      }}
      onClose={props.onClose}
      onClick={(event) => {
        if (event.target === element.current) props.onClose();
      }}
      onKeyDown={(event) => {
        // A page's own keys must not work behind it.
        event.stopPropagation();
      }}
    >
      <div class="dialog-inside">
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  );
}
