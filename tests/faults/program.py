"""The program under test: started, spoken to line by line, asked what it recorded."""

import collections
import json
import os
import queue
import re
import signal
import subprocess
import threading
import time
import zlib

PATIENCE = 20.0
"""So long an answer may take that takes milliseconds, in seconds."""

WORDS = "arrivals get a mentor in the first week and the town pays for it café “quoted” back\\slash 100% <b> {curly}".split()


def text(number):
    """A line nobody else says: its number, some words, and a sum of both."""
    words = " ".join(WORDS[(number * 7 + place) % len(WORDS)] for place in range(3 + number % 9))
    line = f"E{number:05d} {words}"
    return f"{line} #{zlib.crc32(line.encode()):08x}"


def tag(line):
    """The part of a line by which it is found in a trace."""
    return line[:6]


AGENDA = """title = "Faults"
kind = "roundtable"

[[items]]
title = "Opening"
minutes = 10
"""


class Place:
    """A folder of its own for one run."""

    def __init__(self, root, name):
        self.root = os.path.join(root, name)
        os.makedirs(os.path.join(self.root, "home"), exist_ok=True)
        with open(os.path.join(self.root, "faults.toml"), "w", encoding="utf-8") as agenda:
            agenda.write(AGENDA)

    def environment(self):
        home = os.path.join(self.root, "home")
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": home,
            "XDG_DATA_HOME": os.path.join(home, "data"),
            "XDG_CONFIG_HOME": os.path.join(home, "config"),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "TZ": "UTC",
        }


class Rapporteur:
    """The program of this project."""

    patience = PATIENCE

    def __init__(self, binary):
        self.binary = os.path.abspath(binary)

    def record(self, place):
        return [self.binary, "--device", "desk", "record", "faults.toml", "-"]

    def open(self, place):
        return [self.binary, "--device", "desk", "open", self.session(place)]

    def session(self, place):
        """The folder of the session; None before there is one."""
        sessions = os.path.join(place.root, "sessions")
        names = sorted(os.listdir(sessions)) if os.path.isdir(sessions) else []
        names = [name for name in names if not name.startswith(".")]
        return os.path.join(sessions, names[0]) if names else None

    def journal(self, place):
        session = self.session(place)
        return session and os.path.join(session, "journal", "desk.jsonl")

    def recorded(self, place):
        """The texts of everything recorded, in order; and what went wrong with asking for them."""
        session = self.session(place)
        if session is None:
            return [], None
        return exported([self.binary, "export", session, "--format", "json", "--out", "-", "minutes"], place)


class Hasty:
    """A little recorder with one mistake, or none: what proves the harness."""

    # One of its mistakes is to say nothing, and it has nothing to wait for.
    patience = 2.0

    def __init__(self, here, variant):
        self.script, self.variant = os.path.join(here, "hasty"), variant

    def record(self, place):
        return ["python3", "-I", "-S", self.script, self.variant, "record", os.path.join(place.root, "journal")]

    def session(self, place):
        return place.root

    def journal(self, place):
        return os.path.join(place.root, "journal")

    def recorded(self, place):
        return exported(["python3", "-I", "-S", self.script, self.variant, "export", self.journal(place)], place)


def exported(argv, place):
    done = subprocess.run(argv, cwd=place.root, env=place.environment(), stdin=subprocess.DEVNULL, capture_output=True)
    try:
        entries = json.loads(done.stdout.decode("utf-8", "replace"))["entries"]
    except (ValueError, KeyError):
        return [], f"export ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:300]}"
    wrong = None if done.returncode == 0 else done.stderr.decode("utf-8", "replace")[:300]
    return [entry["text"] for entry in entries], wrong


Answer = collections.namedtuple("Answer", "what said")
"""What became of a line: "acknowledged", "refused", "ended" (the program is gone) or "silent"; and what was said of it."""


class Pipe:
    """A recorder at the other end of a pipe."""

    def __init__(self, argv, place, prepare=None, patience=PATIENCE):
        self.patience = patience
        self.process = subprocess.Popen(
            argv, cwd=place.root, env=place.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, start_new_session=True, preexec_fn=prepare)
        self.happened = queue.Queue()
        self.said = []
        self.readers = [
            threading.Thread(target=self.read, args=(stream, name), daemon=True)
            for stream, name in ((self.process.stdout, "out"), (self.process.stderr, "err"))]
        for reader in self.readers:
            reader.start()

    def read(self, stream, name):
        for line in stream:
            self.happened.put((name, line.decode("utf-8", "replace").rstrip("\n")))
        self.happened.put((name, None))

    def send(self, line):
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
            return True
        except OSError:
            return False

    def enter(self, line):
        """Enters a line and waits for what becomes of it."""
        self.send(line)
        said, ended, deadline = [], 0, time.monotonic() + self.patience
        while ended < 2:
            try:
                name, answer = self.happened.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                return Answer("silent", said)
            if answer is None:
                ended += 1
            # What is long is shortened there; the record is compared to the last letter.
            elif name == "out" and tag(line) in answer:
                return Answer("acknowledged", said)
            else:
                said.append(answer)
                if name == "err" and re.match(r"line \d+: ", answer):
                    return self.refused(said)
        return Answer("ended", said)

    def refused(self, said):
        """After a refusal a program may leave: that is seen at once, or not at all."""
        try:
            self.process.wait(0.25)
        except subprocess.TimeoutExpired:
            return Answer("refused", said)
        return Answer("ended", said)

    def acknowledged(self, lines):
        """Those of the lines that were acknowledged until now or the end, in that order."""
        for reader in self.readers:
            reader.join()
        said = []
        while True:
            try:
                name, answer = self.happened.get_nowait()
            except queue.Empty:
                break
            if name == "out" and answer is not None:
                said.append(answer)
        known = {tag(line): line for line in lines}
        found = (re.search(r"E\d{5}", answer) for answer in said)
        return [known[tagged.group()] for tagged in found if tagged and tagged.group() in known]

    def end(self):
        """Says that nothing more comes, and waits for the program to leave; its status."""
        try:
            self.process.stdin.close()
        except OSError:
            pass
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def kill(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
