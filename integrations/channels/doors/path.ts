/** Where messages come in. */
export const PATH = '/channels/doors';
