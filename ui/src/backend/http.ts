// The core behind the development twin, for browsers and browser tests.

import { asBackendError, BackendError, type Answer, type Backend, type CallName, type ChosenFile } from "./backend";
import { type Area, type WriteName, writes } from "./bindings";
import { Listeners } from "./listeners";

/** The token from `/#token=...`; kept for the tab, so that reloading works. */
function takeToken(): string {
  const inFragment = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (inFragment) {
    sessionStorage.setItem("token", inFragment);
    history.replaceState(null, "", location.pathname);
  }
  return inFragment ?? sessionStorage.getItem("token") ?? "";
}

function send(path: string, token: string, body: BodyInit): Promise<Response> {
  return fetch(path, {
    method: "POST",
    body,
    headers: { authorization: `Bearer ${token}` },
  }).catch((reason: unknown) => {
    throw new BackendError("unreachable", String(reason));
  });
}

async function post(path: string, token: string, body: BodyInit): Promise<unknown> {
  const response = await send(path, token, body);
  const answer: unknown = await response.json().catch(() => response.statusText);
  if (!response.ok) throw asBackendError(answer);
  return answer;
}

/** The browser's own file dialog. */
function pickFile(): Promise<File | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".csv,.tsv,.txt,.json,.zip,.chalkbook,.sqlite";
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });
}

export function httpBackend(): Backend {
  const token = takeToken();
  const listeners = new Listeners();

  const events = new EventSource(`/changed?token=${encodeURIComponent(token)}`);
  events.addEventListener("message", (event: MessageEvent<string>) => listeners.tell(JSON.parse(event.data) as Area[]));
  events.addEventListener("open", () => listeners.opened());

  const takeFile = async (file: File): Promise<ChosenFile> =>
    (await post(`/files?name=${encodeURIComponent(file.name)}`, token, file)) as ChosenFile;

  return {
    takeFile,
    async call<K extends CallName>(name: K, request: object) {
      const answer = (await post(`/call/${name}`, token, JSON.stringify(request))) as Answer<K>;
      // What this window changed it knows at once; the stream may open late, and tells of the others.
      if (name in writes) listeners.tell(writes[name as WriteName]);
      return answer;
    },
    onChanged: (listener) => listeners.add(listener),
    async chooseSave(name) {
      return (await post(`/save?name=${encodeURIComponent(name)}`, token, "")) as ChosenFile;
    },
    async saved({ file, name }) {
      const response = await send("/saved", token, file);
      if (!response.ok) throw asBackendError(await response.json());
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await response.blob());
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    },
    async chooseFile() {
      const file = await pickFile();
      return file && takeFile(file);
    },
    // A browser has no window that waits for this.
    shown: () => undefined,
  };
}
