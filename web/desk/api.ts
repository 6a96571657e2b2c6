/** The page's few requests. Every failure is an `ApiError` with a code that the page has words for. */
import { Calls, type Session } from '../shared/staff/calls.ts';
import type {
  CaseChange,
  CaseLink,
  CaseMerge,
  CasesFound,
  CasesWanted,
  DeskCase,
  IntakeSaid,
  IntakeView,
  JobOrder,
  Judgement,
  NeedChange,
  NoteWritten,
  PaperChange,
  QueueItem,
  RungBack,
  TaskOrder,
} from './contract.ts';
import { IssueApi } from './issues/api.ts';
import type { Outgoing } from './model.ts';
import { PersonApi } from './person/api.ts';
import type { FittingArticle } from './quoting/contract.ts';
import { TeamApi } from './team/api.ts';
import { TieApi } from './ties/api.ts';
import { UndeliveredApi } from './undelivered/api.ts';

/** A request without an answer for this long counts as lost. */
const PATIENCE_MS = 10_000;

export class DeskApi {
  readonly team: TeamApi;
  readonly person: PersonApi;
  readonly ties: TieApi;
  readonly undelivered: UndeliveredApi;
  readonly issues: IssueApi;
  readonly #calls: Calls;

  constructor(fetcher: typeof fetch) {
    this.#calls = new Calls(fetcher, PATIENCE_MS);
    this.team = new TeamApi(this.#calls);
    this.person = new PersonApi(this.#calls);
    this.ties = new TieApi(this.#calls);
    this.undelivered = new UndeliveredApi(this.#calls);
    this.issues = new IssueApi(this.#calls);
  }

  session(): Promise<Session> {
    return this.#calls.session();
  }

  signIn(username: string, password: string): Promise<Session> {
    return this.#calls.signIn(username, password);
  }

  signOut(): Promise<void> {
    return this.#calls.signOut();
  }

  async queue(): Promise<readonly QueueItem[]> {
    return JSON.parse(await this.#get('/api/desk/queue'));
  }

  async find(caseNumber: string): Promise<DeskCase> {
    return JSON.parse(await this.#get(casePath(caseNumber)));
  }

  async search(wanted: CasesWanted): Promise<CasesFound> {
    return JSON.parse(await this.#post('/api/desk/search', wanted));
  }

  async take(caseNumber: string | null): Promise<string | null> {
    const answer = await this.#post('/api/desk/take', { caseNumber });
    const taken: { readonly caseNumber: string | null } = JSON.parse(answer);
    return taken.caseNumber;
  }

  async answer(
    caseNumber: string,
    message: Pick<Outgoing, 'requestId' | 'text' | 'quotes'>,
  ): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/answer`, message);
  }

  async fitting(caseNumber: string): Promise<readonly FittingArticle[]> {
    return JSON.parse(await this.#get(`${casePath(caseNumber)}/articles`));
  }

  /** Survives the page's closing. */
  async end(
    kind: 'resolve' | 'hand-back',
    caseNumber: string,
    requestId: string,
  ): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/${kind}`, { requestId }, true);
  }

  async dispatch(caseNumber: string, order: TaskOrder): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/dispatch`, order);
  }

  async edit(caseNumber: string, change: CaseChange): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/edit`, change);
  }

  async note(caseNumber: string, note: NoteWritten): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/note`, note);
  }

  async merge(caseNumber: string, merge: CaseMerge): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/merge`, merge);
  }

  async link(caseNumber: string, link: CaseLink): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/link`, link);
  }

  async callBack(caseNumber: string, said: RungBack): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/callback`, said);
  }

  async recall(
    caseNumber: string,
    task: { readonly requestId: string; readonly task: number },
  ): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/recall`, task);
  }

  async judge(caseNumber: string, judgement: Judgement): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/judge`, judgement);
  }

  async sayForCaller(said: IntakeSaid): Promise<IntakeView> {
    return JSON.parse(await this.#post('/api/desk/intake', said));
  }

  async stepJob(caseNumber: string, order: JobOrder): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/job`, order);
  }

  async changeNeed(caseNumber: string, change: NeedChange): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/need`, change);
  }

  async changePaper(caseNumber: string, change: PaperChange): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/paper`, change);
  }

  async typing(caseNumber: string): Promise<void> {
    await this.#post(`${casePath(caseNumber)}/typing`, {});
  }

  async heartbeat(touched: boolean): Promise<void> {
    await this.#post('/api/desk/heartbeat', { touched });
  }

  #get(path: string): Promise<string> {
    return this.#calls.text({ method: 'GET', path });
  }

  #post(path: string, body: object, keepalive = false): Promise<string> {
    return this.#calls.text({ method: 'POST', path, body, keepalive });
  }
}

function casePath(caseNumber: string): string {
  return `/api/desk/cases/${encodeURIComponent(caseNumber)}`;
}
