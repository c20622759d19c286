// The nouns of product.md as types.

/** A calendar date, `YYYY-MM-DD`, of a posting in its drill's zone. */
export type CalendarDate = string & { readonly __brand: "CalendarDate" };

/** A learner's calendar date in their zone, `YYYY-MM-DD`; it changes at 04:00 local. */
export type StudyDay = string & { readonly __brand: "StudyDay" };

export type Difficulty = 1 | 2 | 3;

/** One of the subjects of the curriculum; `concepts` lists slugs in teaching order. */
export interface Topic {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly concepts: readonly string[];
}

/** Names that people look up but no concept is about, and one line that says where they belong. */
interface Outside {
  readonly names: readonly string[];
  readonly says: string;
}

/** An exam that the content prepares for, completely or in part. */
interface Exam {
  readonly name: string;
  readonly title: string;
  /** The part of the exam that the content covers; missing if it covers all of it. */
  readonly part?: string | undefined;
  readonly domains: readonly ExamDomain[];
}

interface ExamDomain {
  readonly slug: string;
  readonly title: string;
  /** Its published share of the exam, in percent. */
  readonly weight?: number | undefined;
}

/** How someone checked code: against schemas, against the tool's source, or by running it. */
type Checked = "schema" | "source" | "captured";

/** What to check again, by the version of the subject that can change it. */
type Rechecks = Readonly<Record<string, string>>;

/** A concept's side of a comparison table. Rows that don't fit a concept are missing. */
interface Comparison {
  readonly what: string;
  readonly layer?: string | undefined;
  readonly reach?: string | undefined;
  readonly madeOf?: string | undefined;
  readonly useWhen?: string | undefined;
  readonly dontConfuse?: string | undefined;
}

export interface Code {
  readonly language: string;
  readonly text: string;
}

/** One thing to look up. Texts are Markdown: code, bold, emphasis, and links. */
export interface Concept {
  readonly slug: string;
  readonly title: string;
  readonly aliases: readonly string[];
  /** Error messages and symptoms that it explains, as people paste and describe them. */
  readonly symptoms?: readonly string[] | undefined;
  readonly topic: string;
  readonly origin: "seed" | "beyond";
  readonly summary: string;
  readonly text: string;
  readonly facts: readonly string[];
  readonly example: Code;
  readonly pitfalls: readonly string[];
  readonly sources: readonly string[];
  /** The Kubernetes version that someone checked the page against. */
  readonly kubernetes: string;
  readonly related: readonly string[];
  readonly confusedWith: readonly string[];
  /** The exam domain that it belongs to, by the exam's name. */
  readonly exams?: Readonly<Record<string, string>> | undefined;
  /** For concepts in `confusedWith`: one line that says how they differ. */
  readonly differs?: Readonly<Record<string, string>> | undefined;
  readonly compare?: Comparison | undefined;
  readonly recheckAt?: Rechecks | undefined;
  /** How the example was checked. */
  readonly checked?: readonly Checked[] | undefined;
}

/** One of a question's options, identified by its index in that version's file. */
export interface Option {
  readonly text: string;
  readonly correct: boolean;
  /** Why it's right, or why people pick it and why it's wrong. */
  readonly why: string;
  /** For a wrong option: the concept that it describes. */
  readonly concept?: string | undefined;
}

export interface Change {
  readonly version: number;
  readonly effect: "keep" | "void" | "credit";
  readonly note: string;
}

/** One multiple-choice item about one concept. Its ID never changes; its version rises. */
export interface Question {
  readonly id: string;
  readonly version: number;
  readonly concept: string;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly stem: string;
  readonly code?: Code | undefined;
  readonly options: readonly Option[];
  readonly explanation: string;
  readonly hint?: string | undefined;
  readonly sources: readonly string[];
  readonly kubernetes: string;
  readonly changes: readonly Change[];
  /** Questions that ask almost the same: a team gets them at least 14 days apart. */
  readonly siblings?: readonly string[] | undefined;
  readonly recheckAt?: Rechecks | undefined;
  /** How its code was checked. */
  readonly checked?: readonly Checked[] | undefined;
}

/** The whole loaded content: topics, concepts, and questions, each in teaching order. */
export interface Curriculum {
  readonly name: string;
  /** What its versions are versions of, such as "Kubernetes"; the name if left out. */
  readonly versionsOf?: string | undefined;
  readonly topics: readonly Topic[];
  readonly exams?: readonly Exam[] | undefined;
  readonly outside?: readonly Outside[] | undefined;
  /** Groups of words that mean the same to look-up, such as "svc" and "service". */
  readonly synonyms?: readonly (readonly string[])[] | undefined;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly questions: ReadonlyMap<string, Question>;
  /** Titles of sources by address, where the address doesn't say them. */
  readonly sourceTitles?: ReadonlyMap<string, string> | undefined;
}

export type AnswerKind = "daily" | "quiz" | "review";
