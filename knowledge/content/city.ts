/**
 * The city pack's first file, `city.json`: everything that makes the service this city's. No
 * other file of the house names a place, a number or a body.
 */
import { z } from 'zod';

/** A text in every language of the service. */
export const Text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof Text>;

const Id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'id');

const Place = z.strictObject({
  id: Id,
  name: Text,
  /** Other ways people write it. */
  aliases: z.array(z.string().min(1)).default([]),
});

/** Hours of the city's day on days of the week from 1 (Monday); `until` before `from`: overnight. */
const Shift = z.strictObject({
  days: z.array(z.int().min(1).max(7)),
  from: z.string().regex(/^\d{2}:\d{2}$/),
  until: z.string().regex(/^\d{2}:\d{2}$/),
});

const Seconds = z.int().positive();
const HandoffClock = z.strictObject({ take: Seconds, again: Seconds });
const UrgentClock = HandoffClock.extend({ look: Seconds });
const TaskClock = z.strictObject({ accept: Seconds, done: Seconds });

const Body = z.strictObject({
  id: Id,
  name: Text,
  /** Of whoever is on duty there, and when. */
  phone: z.string().min(1).optional(),
  hours: Text.optional(),
  /** Told of its tasks there, where the house has a mail server. */
  mail: z.email().optional(),
  /** Told of its tasks there, signed; absent: at the house's own address for all bodies. */
  webhook: z.url({ protocol: /^https?$/ }).optional(),
});
/** Who works on cases: a department, a district's headquarters, a hospital. */
export type Body = z.infer<typeof Body>;
const OnCallPerson = Shift.extend({
  id: Id,
  name: Text,
  mail: z.email().optional(),
  /** Texted where a channel reaches telephones, and told to ALARM_WEBHOOK, to ring. */
  phone: z.string().min(1).optional(),
});
/** Somebody of the duty roster. */
export type OnCallPerson = z.infer<typeof OnCallPerson>;

/** What a menu's entry does: says a choice as the dialogs name it, or opens a page of ours. */
const MenuLeaf = z.union([
  z.strictObject({ name: Text, choice: z.string().regex(/^do:[a-z_]+$/) }),
  z.strictObject({ name: Text, page: z.string().regex(/^\/[\w/-]*$/) }),
]);
const MenuEntry = z.union([
  MenuLeaf,
  z.strictObject({ name: Text, items: z.array(MenuLeaf).min(1) }),
]);

export const City = z.strictObject({
  id: z.string().min(1),
  name: Text,
  aliases: z.array(z.string()).default([]),
  /** Name of the service, as the page's title shows it. */
  service: Text,
  /** First words to a resident. */
  greeting: Text,
  /** IANA name; a day is a day there. */
  timeZone: z.string().min(1),
  /** The moment at which a sample city's knowledge stands still; a living city has none. */
  asOf: z.iso.datetime({ offset: true }).optional(),
  /** Area code of its landlines, for an example to whoever left it out. */
  areaCode: z
    .string()
    .regex(/^0\d{2,3}$/)
    .optional(),
  /** Where to ring when we cannot answer. */
  hotline: z.strictObject({ number: z.string().min(1), name: Text, hours: Text }),
  emergency: z.array(
    z.strictObject({
      id: z.enum(['ambulance', 'police', 'fire']),
      number: z.string().min(2),
      name: Text,
    }),
  ),
  districts: z.array(Place.extend({ body: Id })).min(1),
  zones: z.array(
    Place.extend({
      hint: Text.optional(),
      /** What people say of it where they are asked which it is: "能在院里走". */
      said: z.array(z.string().min(1)).default([]),
    }),
  ),
  categories: z
    .array(
      Place.extend({
        /** Who works it by default. */
        body: Id,
        /** Who works it where its words name this; the first that fits. */
        routes: z
          .array(z.strictObject({ body: Id, words: z.array(z.string().min(1)).min(1) }))
          .default([]),
        /** Ideas for the city: they are forwarded and decided on, not solved. */
        suggestions: z.boolean().default(false),
        /** The label that `npm run understand` prints. */
        label: z.string().min(1),
      }),
    )
    .min(2),
  /** Departments, districts' headquarters, hospitals: who a case is handed to. */
  bodies: z.array(Body),
  needs: z.array(
    z.strictObject({
      id: Id,
      name: Text,
      /** Who has it is offered the register of special needs; absent: nobody is. */
      register: z
        .strictObject({
          /** What has a date, asked as "when is …"; null: nothing has. */
          due: Text.nullable(),
          /** Seconds before it that community and person are reminded, the longest first. */
          remindBefore: z.array(Seconds).max(5),
          /** After a date the next one is asked for. */
          comesAgain: z.boolean().default(false),
        })
        .optional(),
    }),
  ),
  hospitals: z.array(Place),
  /** When normal requests are worked; urgent ones always are. Hours of the city's day. */
  openingHours: Shift.extend({
    /** Days on which nobody is there, and days worked in their place (调休). */
    holidays: z.array(z.iso.date()).default([]),
    workdays: z.array(z.iso.date()).default([]),
  }),
  /** Who is called when nobody at the desk takes a case; absent: nobody by name. */
  duty: z
    .strictObject({
      /** At which alarm, while somebody is at the desk; where nobody is, at the first. */
      after: z.strictObject({
        critical: z.int().positive(),
        high: z.int().positive(),
        normal: z.int().positive(),
      }),
      /** Seconds of peace after a call was acknowledged. */
      quiet: Seconds,
      roster: z.array(OnCallPerson),
    })
    .optional(),
  /**
   * Seconds until a person must have taken a hand-off, and between alarms after that; `look`: until
   * somebody looks again at an urgent case that was handed back.
   */
  clocks: z.strictObject({
    critical: UrgentClock,
    high: UrgentClock,
    normal: HandoffClock,
  }),
  /** Seconds until a body must have accepted a task, and until it must be done. */
  taskClocks: z.strictObject({
    critical: TaskClock,
    high: TaskClock,
    normal: TaskClock,
  }),
  /** The menu under an account's conversations, where a channel has one. */
  menu: z.array(MenuEntry).default([]),
  /** Where posters hang: their ids come back with whoever scans one. */
  posters: z.array(z.strictObject({ id: Id.max(32), name: Text })).default([]),
  /** What agents often say; `{number}` is the case's, `{hotline}` the city's. */
  replies: z
    .array(
      z.strictObject({
        id: Id,
        title: Text,
        text: Text,
        /** For which categories it stands first; empty: all. */
        categories: z.array(Id).default([]),
      }),
    )
    .default([]),
  /** What agents can do that not all can; each says which cases ask for it. */
  skills: z
    .array(
      z.strictObject({
        id: Id,
        name: Text,
        categories: z.array(Id).default([]),
        districts: z.array(Id).default([]),
        languages: z.array(z.enum(['zh', 'en'])).default([]),
      }),
    )
    .default([]),
  /** Seconds for which a case waits first for whom it is meant, or who has its skills. */
  waitsFirst: z.strictObject({
    critical: z.int().nonnegative(),
    high: z.int().nonnegative(),
    normal: z.int().nonnegative(),
  }),
  /**
   * Seconds: how long before a dated job body and person are reminded; until who can be fetched is
   * fetched, and who was fetched is there; how late a job may be before somebody looks.
   */
  jobClocks: z.strictObject({ ahead: Seconds, pickUp: Seconds, late: Seconds }),
  /** Seconds after which papers that are owed are asked for, each time again. */
  papersAfter: z.array(Seconds).max(5),
  /**
   * Requests about the same matter of one place: how far back they are looked for, how many make an
   * issue that is proposed, and how many so soon after another alarm the desk and whoever is called.
   */
  hotIssues: z.strictObject({
    hours: z.int().positive(),
    least: z.int().min(2),
    alarm: z.strictObject({ cases: z.int().min(2), seconds: Seconds }),
  }),
  /** Seconds after which it is asked again whether a request is solved; then a person rings. */
  callbackAfter: z.array(z.int().positive()).max(5),
  /** How soon a normal request is answered, said on filing. */
  answerWithin: Text,
  /** Days after which rows of a kind are forgotten. */
  retention: z.strictObject({
    draftDays: z.int().positive(),
    /** After the last of their cases is over and was last changed: what is personal goes. */
    personDays: z.int().positive(),
  }),
  /** Other cities whose rules people ask us for: named so that we can decline. */
  otherCities: z.array(z.string()),
  /** Villages and quarters that people name without a word for their kind. */
  landmarks: z
    .array(z.object({ name: z.string().min(2), district: z.string().optional() }))
    .optional(),
});
export type City = z.infer<typeof City>;

/** The names by which its words are read. */
export type CityNames = Pick<
  City,
  | 'id'
  | 'name'
  | 'aliases'
  | 'timeZone'
  | 'districts'
  | 'zones'
  | 'hospitals'
  | 'categories'
  | 'otherCities'
  | 'landmarks'
>;
