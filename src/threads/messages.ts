// What a process and its worker thread send each other.

export type ToThread<Request> =
  | { readonly type: "request"; readonly request: Request }
  | { readonly type: "stop" };

export type FromThread<Answer> = { readonly answer: Answer } | { readonly failure: string };
