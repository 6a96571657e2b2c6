/** Every question the bot puts. Stored by these names: a name may go, but never change its meaning. */
export const FORM_QUESTIONS = [
  'what',
  'category',
  'district',
  'zone',
  'address',
  'who',
  'contact_name',
  'phone',
  'flag',
  'consent',
  'confirm',
] as const;
export type FormQuestionId = (typeof FORM_QUESTIONS)[number];

/** The fields that a person may change after they were filled. */
export const EDITABLE = [
  'what',
  'category',
  'district',
  'zone',
  'address',
  'who',
  'contact_name',
  'phone',
  'consent',
] as const satisfies readonly FormQuestionId[];

/** Questions outside the form; the handler of the same matter reads their answers. */
export const OTHER_QUESTIONS = [
  'menu',
  'safety',
  'edit',
  'cancel',
  'policy_slot',
  'phone_tail',
  'case_number',
  'outcome',
  'score',
  'need',
  'need_due',
  'erase',
  'tie_number',
  'tie_code',
  'tie_talk',
] as const;
export type QuestionId = FormQuestionId | (typeof OTHER_QUESTIONS)[number];

const ALL: readonly string[] = [...FORM_QUESTIONS, ...OTHER_QUESTIONS];

export function isQuestionId(text: string): text is QuestionId {
  return ALL.includes(text);
}

export function isFormQuestion(text: string | null | undefined): text is FormQuestionId {
  return FORM_QUESTIONS.some((id) => id === text);
}

export function isEditable(
  text: string | null | undefined,
): text is (typeof EDITABLE)[number] {
  return EDITABLE.some((id) => id === text);
}
