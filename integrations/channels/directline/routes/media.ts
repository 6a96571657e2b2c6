/** A file of the conversation, for its people only. */
import { inlineDisposition } from '../../file-name.ts';
import { checkToken, enter } from '../access.ts';
import type { Work } from '../answer.ts';
import { forbidden, notFound } from '../errors.ts';

export const readMedia: Work = async (context, { request, params, query }) => {
  const conversationId = params.id ?? '';
  const mediaId = params.mediaId ?? '';
  if (!/^[\w-]{1,64}$/.test(mediaId)) throw notFound('The file');
  const token = query.get('t');
  if (token === null) await enter(context, request, conversationId);
  else {
    const { conv, media } = checkToken(context, request, token, 'media');
    if (conv !== conversationId || media !== mediaId) {
      throw forbidden('This address belongs to another file.');
    }
  }
  const file = await context.house.db.media.get(mediaId);
  if (file?.conversationId !== conversationId) throw notFound('The file');
  return {
    status: 200,
    headers: {
      'content-type': file.contentType,
      'content-disposition': inlineDisposition(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=86400, immutable',
    },
    body: file.bytes,
  };
};
