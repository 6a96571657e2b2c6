/** Keeps the page above the keyboard where the browser lays the keyboard over it (iOS). */
import { useEffect } from 'preact/hooks';

export function useFittingHeight(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const fit = () => {
      document.documentElement.style.setProperty('--page-height', `${viewport.height}px`);
      // iOS has scrolled the page to show the field; with the right height it need not.
      if (viewport.scale === 1) scrollTo(0, 0);
    };
    const clear = () => document.documentElement.style.removeProperty('--page-height');
    viewport.addEventListener('resize', fit);
    return () => {
      viewport.removeEventListener('resize', fit);
      clear();
    };
  }, []);
}
