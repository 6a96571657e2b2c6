import assert from 'node:assert/strict';
import { takePoster } from '../../../web/chat/poster.ts';

const page = (href: string) => ({
  href,
  replace(next: string) {
    this.href = next;
  },
});

describe('chat: the poster that brought somebody', () => {
  it('is told once, and stands in the address no more', () => {
    const address = page('https://help.example.org/chat?lang=en&at=er7#end');
    assert.equal(takePoster(address), 'er7');
    assert.equal(address.href, 'https://help.example.org/chat?lang=en#end');
    assert.equal(takePoster(address), null);
  });

  it('leaves the address of everybody else as it is', () => {
    const address = page('https://help.example.org/chat?lang=en');
    assert.equal(takePoster(address), null);
    assert.equal(address.href, 'https://help.example.org/chat?lang=en');
  });
});
