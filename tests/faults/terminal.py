"""The program on a screen: a pseudo terminal, and as much of an emulation as it takes to read what stands there."""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
import unicodedata

import scenarios
import trace
from program import PATIENCE, Answer, tag
from trace import Fault

COLUMNS, ROWS = 100, 40

SEQUENCE = re.compile(r"\x1b(?:\[([?>=]?)([\d;:]*)[ -/]*([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[=>78cDEHMNOZ])")
UNFINISHED = re.compile(r"\x1b(?:\[[\d;:?>=]*[ -/]*|\][^\x07\x1b]*\x1b?|[()])?$")


class Picture:
    """What stands on the screen."""

    def __init__(self):
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest = ""
        self.clear()

    def clear(self):
        self.cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self.row = self.column = 0

    def feed(self, data):
        sent, at = self.rest + self.decoder.decode(data), 0
        self.rest = ""
        while at < len(sent):
            if sent[at] != "\x1b":
                self.put(sent[at])
                at += 1
                continue
            sequence = SEQUENCE.match(sent, at)
            if sequence:
                self.obey(sequence)
                at = sequence.end()
            elif UNFINISHED.match(sent, at):
                self.rest = sent[at:]
                return
            else:
                at += 1

    def put(self, letter):
        if letter == "\r":
            self.column = 0
        elif letter == "\n":
            self.row = min(self.row + 1, ROWS - 1)
        elif letter == "\b":
            self.column = max(self.column - 1, 0)
        elif letter >= " " and not unicodedata.combining(letter):
            width = 2 if unicodedata.east_asian_width(letter) in "WF" else 1
            if self.column + width <= COLUMNS:
                self.cells[self.row][self.column] = letter
                if width == 2:
                    self.cells[self.row][self.column + 1] = ""
            self.column += width

    def obey(self, sequence):
        private, given, what = sequence.groups()
        numbers = [int(number) if number.isdigit() else 0 for number in (given or "").split(";")]
        first = numbers[0]
        if what in ("H", "f") and not private:
            second = numbers[1] if len(numbers) > 1 else 1
            self.row, self.column = min(max(first, 1), ROWS) - 1, min(max(second, 1), COLUMNS) - 1
        elif what == "J" and not private:
            if first == 2:
                self.cells = [[" "] * COLUMNS for _ in range(ROWS)]
            else:
                self.cells[self.row][self.column:] = [" "] * (COLUMNS - self.column)
                self.cells[self.row + 1:] = [[" "] * COLUMNS for _ in range(ROWS - self.row - 1)]
        elif what == "K" and not private:
            self.cells[self.row][self.column:] = [" "] * (COLUMNS - self.column)
        elif what == "A":
            self.row = max(self.row - max(first, 1), 0)
        elif what == "B":
            self.row = min(self.row + max(first, 1), ROWS - 1)
        elif what == "C":
            self.column = min(self.column + max(first, 1), COLUMNS - 1)
        elif what == "D":
            self.column = max(self.column - max(first, 1), 0)
        elif what == "G":
            self.column = min(max(first, 1), COLUMNS) - 1
        elif what == "d":
            self.row = min(max(first, 1), ROWS) - 1
        elif what in "hl" and private == "?" and 1049 in numbers:
            self.clear()

    def text(self):
        return "\n".join("".join(row).rstrip() for row in self.cells)


class Screen:
    """A session on a screen. It is spoken to as one at the other end of a pipe is."""

    def __init__(self, argv, place, prepare=None):
        tour = os.path.join(place.root, "home", "data", "rapporteur")
        os.makedirs(tour, exist_ok=True)
        open(os.path.join(tour, "tour"), "w", encoding="utf-8").close()
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

        def in_the_terminal():
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if prepare:
                prepare()

        self.process = subprocess.Popen(
            argv, cwd=place.root, env=place.environment(), stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            preexec_fn=in_the_terminal)
        os.close(slave)
        self.picture, self.typed, self.gone = Picture(), None, False
        self.wait(lambda shown: "Ctrl-Q" in shown or "F1" in shown, PATIENCE)

    def wait(self, enough, patience):
        """Reads until the screen shows enough, the program is gone, or the time is over."""
        deadline = time.monotonic() + patience
        while not enough(self.picture.text()) and not self.gone and time.monotonic() < deadline:
            ready, _, _ = select.select([self.master], [], [], 0.02)
            if ready:
                try:
                    data = os.read(self.master, 65536)
                except OSError:
                    data = b""
                self.gone = not data
                self.picture.feed(data)
        return enough(self.picture.text())

    def send(self, keys):
        try:
            os.write(self.master, keys.encode())
        except OSError:
            self.gone = True

    def enter(self, line):
        """Enters a line, or has it tried again if it is the one that was refused last; waits for what becomes of it."""
        again = self.typed == line
        self.typed = line
        self.send("\r" if again else line + "\r")
        recorded = re.compile(r"\d\d:\d\d\s+\d+\s+(?:\S+ +)?" + tag(line))
        failed = re.compile(r"✗\s+(?:\S+ +)?" + tag(line))
        # What stood there before the second try may still stand there.
        self.wait(lambda shown: recorded.search(shown) or "✗" in shown and not again, 1.0 if again else PATIENCE)
        # A sign elsewhere on the screen may be about something else.
        self.wait(lambda shown: recorded.search(shown) or failed.search(shown), 0.7)
        shown = self.picture.text()
        if recorded.search(shown):
            return Answer("acknowledged", [])
        said = [re.sub(r"[│┌┐└┘├┤─\s]+", " ", shown)[-1500:]]
        if self.gone:
            return Answer("ended", said)
        return Answer("refused" if "✗" in shown else "silent", said)

    def end(self):
        """Leaves; what could not be recorded is let go."""
        self.send("\x11")
        self.wait(lambda shown: False, 0.5)
        if not self.gone:
            self.send("\x11")
            self.wait(lambda shown: False, 2.0)
        self.kill()

    def kill(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        try:
            os.close(self.master)
        except OSError:
            pass
        self.gone, self.master = True, -1


class OnScreen(scenarios.Runs):
    """Runs on a screen, on a session that is there."""

    def paths(self, place):
        session = self.target.session(place)
        journal = self.target.journal(place)
        return [journal, os.path.dirname(journal), journal.replace(".jsonl", ".lock"), session,
                os.path.join(session, "agenda.toml")]

    def start(self, place, faults=None, prepare=None):
        argv = self.target.open(place)
        if faults is not None:
            argv = trace.wrapped(argv, self.log(place), faults, self.paths(place))
        return Screen(argv, place, prepare)

    def plan(self, lines=scenarios.LINES):
        """The calls on the journal and what it is in."""
        place = self.place()
        self.begun(place)
        screen = self.start(place, [])
        for number in range(lines):
            answer = screen.enter(scenarios.text(number))
            if answer.what != "acknowledged":
                raise SystemExit(f"without any fault a line was {answer.what} on the screen: {answer.said}")
        screen.end()
        calls = trace.read(self.log(place))
        return list(dict.fromkeys((call.name, call.number) for call in calls))


def errors(runs, kinds, lengths, names):
    """The calls on the journal fail."""
    for name, number in runs.plan():
        if name not in names:
            continue
        for kind in kinds:
            for length in lengths:
                when = f"{number}..{number + int(length)}" if length else f"{number}"
                case = f"{name} {when} {kind}"
                yield lambda case=case, name=name, kind=kind, when=when: scenarios.injected(
                    runs, case, [Fault(name, f"error={kind}", when)], True)


def kills(runs, step):
    """The program is killed at the calls on the journal."""
    for name, number in runs.plan()[::step]:
        yield lambda name=name, number=number: scenarios.injected(
            runs, f"killed at {name} {number}", [Fault(name, "signal=KILL", f"{number}")], True, killed=True)
