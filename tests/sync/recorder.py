"""`rapporteur record` at a pipe, and what it was told."""

import os
import re
import subprocess
import threading
import time

from processes import Trouble, forget, kill, run, start

# So long an acknowledgement may take, on a machine that has other things to do.
PATIENCE = 30.0


class Program:
    """The program under test, with a home of its own."""

    def __init__(self, binary, home):
        self.binary = str(binary)
        self.environment = dict(os.environ, HOME=str(home), XDG_DATA_HOME=str(home / "data"),
                                XDG_CONFIG_HOME=str(home / "config"), LC_ALL="C.UTF-8", TZ="UTC")
        self.environment.pop("RAPPORTEUR_CONFIG", None)

    def command(self, *arguments):
        return [self.binary, *map(str, arguments)]

    def run(self, *arguments):
        """Status, standard output and standard error of a call."""
        return run(self.command(*arguments), env=self.environment)


class Answer:
    """What came back for a line."""

    def __init__(self, accepted, text):
        self.accepted = accepted
        self.text = text


class Recorder:
    """One laptop on which a session is being recorded."""

    def __init__(self, program, sessions, device, target):
        self.device = device
        self._said = []
        self._sent = 0
        self._refused = 0
        self._news = threading.Condition()
        self._process = start(
            program.command("--device", device, "--sessions", sessions, "record", target, "-"),
            env=program.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, encoding="utf-8", bufsize=1)
        self._readers = [threading.Thread(target=self._read, args=(name,), daemon=True) for name in ("stdout", "stderr")]
        for reader in self._readers:
            reader.start()

    def _read(self, name):
        for line in getattr(self._process, name):
            with self._news:
                self._said.append((name, line.rstrip("\n")))
                self._news.notify_all()
        with self._news:
            self._news.notify_all()

    def say(self, line, *marks):
        """Types a line and waits for its answer: the acknowledgement is the one with one of `marks` in it, since a recorder
        may have other things to tell as well; a refusal names the line's number."""
        self._sent += 1
        refusal = f"line {self._sent}: "
        end = time.monotonic() + PATIENCE
        with self._news:
            before = len(self._said)
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise Trouble(f"{self.device}: “{line}” could not be said ({error}); {self._last_words()}") from None
        with self._news:
            while True:
                for name, text in self._said[before:]:
                    if name == "stdout" and any(mark in text for mark in marks):
                        return Answer(True, text)
                    if name == "stderr" and text.startswith(refusal):
                        self._refused += 1
                        return Answer(False, text)
                if not any(reader.is_alive() for reader in self._readers):
                    raise Trouble(f"{self.device}: the recorder ended at “{line}”; {self._last_words()}")
                if time.monotonic() > end:
                    raise Trouble(f"{self.device}: “{line}” was not answered; {self._last_words()}")
                self._news.wait(1.0)

    def end(self):
        """Ends the input and waits until the recorder has left its minutes; what is wrong with how it ended, or nothing."""
        try:
            self._process.stdin.close()
            self._process.wait(timeout=PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            kill(self._process)
            return f"{self.device}: the recorder did not end; {self._last_words()}"
        for reader in self._readers:
            reader.join()
        forget(self._process)
        expected = 1 if self._refused else 0
        if self._process.returncode != expected:
            return f"{self.device}: the recorder ended with status {self._process.returncode}; {self._last_words()}"
        return None

    def _last_words(self):
        return "it said last: " + " | ".join(text for _, text in self._said[-4:])


class Entry:
    """An entry as this side of the pipe knows it."""

    def __init__(self, device, handle, kind, token):
        self.device = device
        self.handle = handle
        self.kind = kind
        self.tokens = [token]
        self.deleted = False


class Ledger:
    """Everything that was acknowledged. Each line carries a token, a word that stands in no other."""

    def __init__(self):
        self._guard = threading.Lock()
        self._counts = {}
        self.lines = []
        self.entries = []
        self.people = []

    def token(self, device):
        with self._guard:
            self._counts[device] = self._counts.get(device, 0) + 1
            return f"Q{device}{self._counts[device]:03}"

    def add(self, device, token, entry=None, person=False):
        with self._guard:
            self.lines.append((device, token))
            if entry:
                self.entries.append(entry)
            if person:
                self.people.append(token)


class Scribe:
    """Somebody at a recorder, who writes down in the ledger what was acknowledged."""

    def __init__(self, recorder, ledger):
        self.recorder = recorder
        self.ledger = ledger
        self.device = recorder.device

    def record(self, kind, words, command=None):
        """Records an entry; a point is just typed, the others have a command of their own name."""
        token = self.ledger.token(self.device)
        before = {"point": ""}.get(kind, f"/{kind} ") if command is None else command
        answer = self._accepted(f"{before}{token} {words}", token)
        handle = re.match(r"\S+", answer.text).group()
        entry = Entry(self.device, handle, kind, token)
        self.ledger.add(self.device, token, entry)
        return entry

    def edit(self, entry, words):
        """Gives an entry another wording."""
        token = self.ledger.token(self.device)
        line = f"/edit {entry.handle} {token} {words}"
        answer = self._accepted(line, token)
        if not answer.text.startswith(f"{entry.handle} {entry.kind}"):
            raise Trouble(f"{self.device}: “{line}” changed something else: {answer.text}")
        entry.tokens.append(token)
        self.ledger.add(self.device, token)

    def knows(self, entry):
        """Whether the recorder finds the entry in its record."""
        token = entry.tokens[-1]
        return token in self.recorder.say(f"/find {token}", token, "there are none").text

    def delete(self, entry):
        self._accepted(f"/delete {entry.handle}", f"{entry.handle} is deleted")
        entry.deleted = True

    def come_in(self, organisation):
        """Somebody comes in who was not on the list."""
        token = self.ledger.token(self.device)
        self._accepted(f"/in {token} Visitor, {organisation}", token)
        self.ledger.add(self.device, token, person=True)

    def command(self, line, mark):
        """Anything else; `mark` is what its acknowledgement says."""
        self._accepted(line, mark)

    def _accepted(self, line, mark):
        answer = self.recorder.say(line, mark)
        if not answer.accepted:
            raise Trouble(f"{self.device}: “{line}” was refused: {answer.text}")
        return answer
