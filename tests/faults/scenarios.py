"""What is done to a recorder, and what has to come of it."""

import itertools
import os
import random
import resource
import shutil
import signal
import subprocess
import time

import trace
from program import Pipe, Place, tag, text
from trace import Fault
from verdicts import Outcome

LINES = 4
"""So many lines a scripted session has."""

TRIES = 6
"""So often a line is entered again before a program counts as stuck: more often than any passing fault lasts."""


class Runs:
    """Makes runs of one program, each in a folder of its own."""

    def __init__(self, target, work):
        self.target, self.work, self.numbers = target, work, itertools.count()

    def place(self):
        return Place(self.work, f"{next(self.numbers):05d}")

    def log(self, place):
        return os.path.join(place.root, "home", "trace")

    def start(self, place, faults=None, prepare=None):
        argv = self.target.record(place)
        if faults is not None:
            argv = trace.wrapped(argv, self.log(place), faults)
        return Pipe(argv, place, prepare, self.target.patience)

    def piped(self, place):
        """A run at the other end of a pipe that nothing happens to."""
        return Pipe(self.target.record(place), place, None, self.target.patience)

    def plan(self, lines=LINES):
        """The calls of a session without a fault, and one that goes on with it: where faults can be put."""
        place = self.place()
        plans = []
        for part in range(2):
            pipe = self.start(place, [])
            for number in range(part * lines, (part + 1) * lines):
                answer = pipe.enter(text(number))
                if answer.what != "acknowledged":
                    raise SystemExit(f"without any fault {text(number)!r} was {answer.what}: {answer.said}")
            pipe.end()
            calls = trace.of_the_session(trace.read(self.log(place)), place.root)
            plans.append(list(dict.fromkeys((call.name, call.number, call.fd == 1) for call in calls)))
        shutil.rmtree(place.root)
        return plans

    def begun(self, place, lines=2):
        """Records some lines that nothing happens to."""
        pipe = self.piped(place)
        done = [text(90000 + number) for number in range(lines)]
        for line in done:
            if pipe.enter(line).what != "acknowledged":
                raise SystemExit(f"without any fault {line!r} was not acknowledged")
        pipe.end()
        return done

    def finish(self, outcome, place, keep=False):
        """Starts once more without any fault, enters one more line, and judges the record."""
        pipe = self.piped(place)
        line = text(99999)
        outcome.sent.append(line)
        answer = pipe.enter(line)
        if answer.what == "acknowledged":
            outcome.acknowledged.append(line)
        else:
            outcome.found("RESTART", f"{answer.what}: {' '.join(answer.said)[-400:]}")
        pipe.end()
        outcome.judge(*self.target.recorded(place))
        outcome.counts["runs"] += 1
        if not outcome.verdicts or not keep:
            shutil.rmtree(place.root, ignore_errors=True)
        return outcome


def persist(runs, outcome, place, pipe, lines, killed=False, lift=None):
    """Enters the lines one after the other as a person does who sees what is said: what was refused is entered again, and a
    program that has left is started again, without the fault. `lift` ends a fault that does not end by itself. Gives the
    lines that were acknowledged before that."""
    tries, restarted, first = 0, False, []
    waiting = list(lines)
    outcome.sent += lines
    while waiting:
        line = waiting[0]
        answer = pipe.enter(line)
        if answer.what == "acknowledged":
            outcome.acknowledged.append(waiting.pop(0))
            tries = 0
            if not restarted:
                first.append(line)
            continue
        if answer.what == "refused":
            outcome.counts["refused"] += 1
            tries += 1
            if tries == 2 and lift:
                lift()
            told_to_leave = "open the session again" in " ".join(answer.said)
            if tries < TRIES and not told_to_leave:
                continue
            if not killed and not told_to_leave:
                outcome.found("STUCK", f"{tag(line)} is refused again and again: {answer.said[-1][-400:]}")
        elif answer.what == "silent":
            outcome.found("SILENT", f"{tag(line)}: nothing is said")
        elif killed and not restarted:
            outcome.counts["killed"] += 1
            # What was under way may be in the record or not: one looks.
            if line in runs.target.recorded(place)[0]:
                waiting.pop(0)
        elif answer.said:
            outcome.counts["refused"] += 1
        else:
            outcome.found("SILENT", f"{tag(line)}: the program is gone without a word")
        if restarted:
            outcome.found("RESTART", f"{answer.what}: {' '.join(answer.said)[-400:]}")
            break
        pipe.kill() if answer.what != "ended" else pipe.end()
        if lift:
            lift()
        pipe, restarted, tries = runs.start(place), True, 0
    pipe.end()
    return first


def injected(runs, name, faults, old, killed=False, forever=False):
    """One session with these faults: the first of a record, or (`old`) one that goes on with it."""
    outcome, place = Outcome(name), runs.place()
    if old:
        done = runs.begun(place)
        outcome.sent += done
        outcome.acknowledged += done
    lines = [text(number) for number in range(LINES)]
    pipe = runs.start(place, faults)
    before = len(outcome.acknowledged)
    if forever:
        # The fault stays for as long as the program runs; a person gives up on it and starts it again later.
        outcome.sent += lines
        while lines:
            answer = pipe.enter(lines[0])
            if answer.what == "acknowledged":
                outcome.acknowledged.append(lines.pop(0))
                continue
            outcome.counts["refused"] += 1
            if answer.what == "silent" or not answer.said:
                outcome.found("SILENT", f"{tag(lines[0])} {answer.what}")
            break
        pipe.end()
        soon = outcome.acknowledged[before:]
        pipe = runs.start(place)
        other = Outcome(name)
        persist(runs, other, place, pipe, lines)
        outcome.acknowledged += other.acknowledged
        outcome.verdicts += other.verdicts
    else:
        soon = persist(runs, outcome, place, pipe, lines, killed)
    calls = trace.read(runs.log(place))
    if any(call.fd == 2 and call.failed for call in calls):
        # Where nothing can be said, nothing is.
        outcome.verdicts = [(verdict, detail) for verdict, detail in outcome.verdicts if verdict != "SILENT"]
    early = trace.acknowledged_too_soon(calls, [tag(line) for line in soon], os.path.join(place.root, ""))
    if early:
        outcome.found("FALSEACK", ", ".join(early[:5]))
    return runs.finish(outcome, place)


def points(plan, acknowledging=False):
    """Where faults are put: calls on the session (and, for kills, those that acknowledge)."""
    return [(name, number) for name, number, acknowledges in plan if acknowledging or not acknowledges]


def errors(runs, plans, kinds, lengths):
    """A call of the session fails, at every place: once, a few times, or from there on."""
    for old, plan in enumerate(plans):
        for (name, number), kind, length in itertools.product(points(plan), kinds, lengths):
            if kind == "EINTR" and length == "+":
                continue
            when = f"{number}{length and (length if length == '+' else f'..{number + int(length)}')}"
            case = f"{'going on' if old else 'new'}: {name} {when} {kind}"
            yield lambda case=case, name=name, kind=kind, when=when, old=old, length=length: injected(
                runs, case, [Fault(name, f"error={kind}", when)], old, forever=length == "+")


def nothing_written(runs, plans):
    """A write takes nothing, without an error."""
    for old, plan in enumerate(plans):
        for name, number in points(plan):
            if name in trace.WRITES:
                yield lambda name=name, number=number, old=old: injected(
                    runs, f"{name} {number} takes nothing", [Fault(name, "retval=0", f"{number}")], old)


def two_at_once(runs, plans):
    """A write or a sync fails, and what it left cannot be cut off either: for a while, or for as long as the program runs."""
    for name, number in points(plans[1]):
        if name not in trace.WRITES + trace.SYNCS:
            continue
        for kind, until in itertools.product(("EIO", "ENOSPC"), ("1..2", "1+")):
            faults = [Fault(name, f"error={kind}", f"{number}"), Fault("ftruncate", "error=EIO", until)]
            yield lambda faults=faults, name=name, number=number, kind=kind, until=until: injected(
                runs, f"{name} {number} {kind}, ftruncate {until}", faults, True, forever=until == "1+")


def kills(runs, plans):
    """The program is killed at every call."""
    for old, plan in enumerate(plans):
        for name, number in points(plan, acknowledging=True):
            yield lambda name=name, number=number, old=old: injected(
                runs, f"killed at {name} {number}", [Fault(name, "signal=KILL", f"{number}")], old, killed=True)


def cut_short(runs, steps):
    """Real short writes: the file may grow by so many bytes only, until room is made."""
    def limit(size):
        def prepare():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        return prepare

    def run(step):
        outcome, place = Outcome(f"room for {step} bytes"), runs.place()
        # A record longer than the minutes beside it, which are not meant.
        done = runs.begun(place, 40)
        outcome.sent += done
        outcome.acknowledged += done
        size = os.path.getsize(runs.target.journal(place)) + step
        pipe = runs.start(place, prepare=limit(size))

        def lift():
            endless = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
            try:
                resource.prlimit(pipe.process.pid, resource.RLIMIT_FSIZE, endless)
            except ProcessLookupError:
                pass

        persist(runs, outcome, place, pipe, [text(number) for number in range(LINES)], lift=lift)
        return runs.finish(outcome, place)

    for step in steps:
        yield lambda step=step: run(step)


def random_kills(runs, journals, rounds, seed):
    """Lines come in bursts, and the program is killed at some moment; then it goes on with the same record."""
    def run(journal):
        outcome, place = Outcome(f"killed at random, seed {seed}, journal {journal}"), runs.place()
        dice = random.Random(f"{seed}-{journal}")
        number = itertools.count()
        for _ in range(rounds):
            pipe = runs.start(place)
            lines = []
            # Until the first answer it only starts; half of the kills come right behind that.
            first = text(next(number))
            outcome.sent.append(first)
            answer = pipe.enter(first)
            if answer.what == "acknowledged":
                outcome.acknowledged.append(first)
            else:
                outcome.found("RESTART", f"{answer.what}: {' '.join(answer.said)[-400:]}")
            until = time.monotonic() + 10 ** dice.uniform(-4, -0.5)
            while time.monotonic() < until and len(lines) < 2000:
                lines.append(text(next(number)))
                if not pipe.send(lines[-1]):
                    break
                # In bursts: what comes without any pause is written together, and that once.
                if dice.random() < 0.3:
                    time.sleep(dice.uniform(0, 0.01))
            pipe.kill()
            outcome.sent += lines
            outcome.acknowledged += pipe.acknowledged(lines)
            outcome.counts["killed"] += 1
            before = Outcome(outcome.name)
            before.sent, before.acknowledged = outcome.sent, outcome.acknowledged
            before.judge(*runs.target.recorded(place))
            outcome.verdicts += before.verdicts
        return runs.finish(outcome, place)

    for journal in range(journals):
        yield lambda journal=journal: run(journal)


def torn(runs, step, records=2):
    """The file ends at any byte of its last lines, as after a power cut."""
    place = runs.place()
    done = runs.begun(place, 4)
    journal = runs.target.journal(place)
    with open(journal, "rb") as file:
        data = file.read()
    starts = [place for place, byte in enumerate(data[:-1]) if byte == 10]
    start = starts[-records] + 1

    def run(cut):
        outcome, copy = Outcome(f"torn at byte {cut} of {len(data)}"), runs.place()
        shutil.rmtree(copy.root)
        shutil.copytree(place.root, copy.root, symlinks=True)
        with open(runs.target.journal(copy), "r+b") as file:
            file.truncate(cut)
        whole = data[:cut].count(b"\n")
        # Every entry is one line, but for those at the beginning that open the session.
        kept = done[: max(0, whole - (data.count(b"\n") - len(done)))]
        outcome.sent += done
        outcome.acknowledged += kept
        return runs.finish(outcome, copy)

    for cut in range(start, len(data), step):
        yield lambda cut=cut: run(cut)


def remove(session, journal):
    os.remove(journal)


def lock(session, journal):
    os.remove(journal.replace(".jsonl", ".lock"))


def journals(session, journal):
    shutil.rmtree(os.path.dirname(journal))


def everything(session, journal):
    shutil.rmtree(session)


def contents(session, journal):
    for name in os.listdir(session):
        path = os.path.join(session, name)
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)


def content(journal):
    with open(journal, "rb") as file:
        return file.read()


def replace(journal, data):
    with open(journal + ".part", "wb") as file:
        file.write(data)
    os.rename(journal + ".part", journal)


def copy(session, journal):
    replace(journal, content(journal))


def older(session, journal):
    data = content(journal)
    replace(journal, data[: data.index(b"\n") + 1])


def emptied(session, journal):
    os.truncate(journal, 0)


def halved(session, journal):
    os.truncate(journal, os.path.getsize(journal) // 2)


def another(session, journal):
    before = os.path.join(os.path.dirname(session), f".before-{time.monotonic_ns()}")
    os.rename(session, before)
    shutil.copytree(before, session)


def renamed(session, journal):
    os.rename(session, session + ".away")


def back(session, journal):
    os.rename(session + ".away", session)


def foreign(session, journal):
    replace(journal, b"something else\n" * 100)
    os.rename(journal, journal + ".foreign")
    shutil.copy(journal + ".foreign", journal)


def behind(session, journal):
    with open(journal, "ab") as file:
        file.write(b"half a line of another program")

WAYS = [
    ("the file is deleted", remove, None), ("the lock is deleted", lock, None),
    ("the folder of the journals is deleted", journals, None), ("the session is deleted", everything, None),
    ("the session is emptied", contents, None), ("a copy is put in its place", copy, None),
    ("an older copy is put in its place", older, None), ("it is emptied in place", emptied, None),
    ("it is cut in place", halved, None), ("the folder is replaced by a copy", another, None),
    ("the folder is renamed and comes back", renamed, back),
]
"""What other programs and people do to a record that is open, and how it is undone where that is needed."""


def taken_away(runs, step=1, pause=0.0):
    """Other programs and people take the record away or change it while it is open."""
    def run(name, take, give):
        outcome, place = Outcome(name), runs.place()
        lines = [text(number) for number in range(2 * LINES)]
        done = runs.begun(place)
        outcome.sent += done + lines
        outcome.acknowledged += done
        pipe = runs.start(place)
        for count, line in enumerate(lines):
            if count in (2, 5):
                session = runs.target.session(place)
                take(session, runs.target.journal(place))
                time.sleep(pause)
                answer = pipe.enter(line) if give else None
                if give:
                    if answer.what != "refused" and not (answer.what == "ended" and answer.said):
                        outcome.found("SILENT", f"{tag(line)} was {answer.what} although the folder is away")
                    outcome.counts["refused"] += 1
                    give(session, None)
                    if answer.what == "ended":
                        pipe.end()
                        pipe = runs.start(place)
            answer = pipe.enter(line)
            if answer.what == "acknowledged":
                outcome.acknowledged.append(line)
                # While the program is open: a kill now must lose nothing.
                if line not in runs.target.recorded(place)[0]:
                    outcome.found("LOST", f"{tag(line)} is not in the record right after it was acknowledged")
            else:
                outcome.found("STUCK", f"{tag(line)} was {answer.what}: {' '.join(answer.said)[-400:]}")
                pipe.kill()
                pipe = runs.start(place)
        pipe.end()
        return runs.finish(outcome, place)

    def refused(name, take):
        """What is not ours is left as it is, and the line is refused in words."""
        outcome, place = Outcome(name), runs.place()
        runs.begun(place)
        pipe = runs.start(place)
        line = text(0)
        if pipe.enter(line).what != "acknowledged":
            outcome.found("STUCK", tag(line))
        journal = runs.target.journal(place)
        ours = content(journal)
        take(runs.target.session(place), journal)
        there = content(journal)
        answer = pipe.enter(text(1))
        if answer.what == "acknowledged":
            outcome.found("LOST", "acknowledged into a file that is not the record")
        elif not answer.said:
            outcome.found("SILENT", answer.what)
        pipe.end()
        if content(journal) != there:
            outcome.found("GARBLED", "what another program put there was changed")
        beside = [os.path.join(os.path.dirname(journal), name) for name in os.listdir(os.path.dirname(journal))]
        if not any(ours in content(path) for path in beside):
            outcome.found("LOST", "what was acknowledged is in no file of the folder")
        outcome.counts.update(runs=1, entered=2, acknowledged=1, refused=1)
        shutil.rmtree(place.root, ignore_errors=True)
        return outcome

    for name, take, give in WAYS[::step]:
        yield lambda name=name, take=take, give=give: run(name, take, give)
    for name, take in (("something else is put in its place", foreign), ("another program writes behind it", behind)):
        yield lambda name=name, take=take: refused(name, take)


def doubt(runs):
    """The sync at the start fails; the next start must not believe a second one, but write the record anew."""
    def run(when, also):
        outcome, place = Outcome(f"the sync at the start fails ({when})"), runs.place()
        done = runs.begun(place)
        outcome.sent += done
        outcome.acknowledged += done
        line = text(0)
        outcome.sent.append(line)
        pipe = runs.start(place, [Fault("fdatasync", "error=EIO", when)] + also)
        answer = pipe.enter(line)
        if answer.what == "acknowledged":
            outcome.found("FALSEACK", "acknowledged although the sync at the start failed")
        elif not answer.said:
            outcome.found("SILENT", answer.what)
        pipe.kill()
        pipe = runs.start(place, [])
        answer = pipe.enter(line)
        if answer.what == "acknowledged":
            outcome.acknowledged.append(line)
        else:
            outcome.found("STUCK", " ".join(answer.said)[-400:])
        pipe.end()
        calls = trace.read(runs.log(place))
        for line in done:
            if not any(call.name in trace.WRITES and call.fd != 1 and call.done and tag(line) in call.data for call in calls):
                outcome.found("FALSEACK", f"{tag(line)} is taken for safe after a failed sync without being written anew")
        return runs.finish(outcome, place)

    yield lambda: run("1", [])
    yield lambda: run("1+", [Fault("ftruncate", "error=EIO", "1+")])


def full_disk(runs):
    """A disk that is really full, and later is not."""
    def run():
        outcome = Outcome("the disk is full")
        place = runs.place()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place.root], capture_output=True).returncode:
            outcome.counts["skipped"] += 1
            return outcome
        try:
            place = Place(os.path.dirname(place.root), os.path.basename(place.root))
            done = runs.begun(place)
            outcome.sent += done
            outcome.acknowledged += done
            filler = os.path.join(place.root, "filler")
            pipe = runs.start(place)
            with open(filler, "wb", buffering=0) as file:
                try:
                    while file.write(b"x" * 512):
                        pass
                except OSError:
                    pass

            def lift():
                if os.path.exists(filler):
                    os.remove(filler)

            # One page may still have room for some.
            persist(runs, outcome, place, pipe, [text(number) for number in range(40)], lift=lift)
            if not outcome.counts["refused"]:
                outcome.found("SILENT", "nothing was refused on a full disk")
            return runs.finish(outcome, place)
        finally:
            subprocess.run(["umount", "-l", place.root], capture_output=True)
            shutil.rmtree(place.root, ignore_errors=True)

    yield run


def read_only(runs):
    """The folder cannot be written to when the session is opened, and can be later."""
    def run():
        outcome, place = Outcome("mounted read-only"), runs.place()
        done = runs.begun(place)
        outcome.sent += done
        outcome.acknowledged += done
        bind = ["mount", "--bind", place.root, place.root]
        if subprocess.run(bind, capture_output=True).returncode:
            outcome.counts["skipped"] += 1
            return outcome
        try:
            subprocess.run(["mount", "-o", "remount,ro,bind", place.root], check=True, capture_output=True)
            line = text(0)
            outcome.sent.append(line)
            pipe = runs.start(place)
            answer = pipe.enter(line)
            if answer.what == "acknowledged":
                outcome.found("LOST", "acknowledged where nothing can be written")
            elif not answer.said:
                outcome.found("SILENT", answer.what)
            outcome.counts["refused"] += 1
            pipe.kill()
        finally:
            subprocess.run(["umount", "-l", place.root], capture_output=True)
        persist(runs, outcome, place, runs.start(place), [line])
        outcome.sent.pop()
        return runs.finish(outcome, place)

    yield run
