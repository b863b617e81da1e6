"""Breaks things on purpose: whatever a scenario is to find has to be found, and nothing where nothing is wrong."""

import shutil

import compare
from engines import Copy, Git
from processes import Trouble, until
from recorder import Program
from scenarios import Session, Table, talk
from syncthing import Syncthing

LEFT, RIGHT = 0, 1


def run(binary, place, plan, report):
    """Records one session on two sides, and damages a copy of it in every way there is a check for."""
    program = Program(binary, place / "home")
    try:
        session = recorded(program, place / "whole", plan, report)
        folders, ledger = session.folders, session.ledger
    except Trouble as trouble:
        report.check("self-test: a session can be recorded", [str(trouble)])
        return
    report.check("self-test: nothing is found where nothing is wrong", [
        f"{name}: {problem}" for name, check in checks(program, ledger).items() for problem in check(folders)])
    for number, (what, (damage, finders)) in enumerate(DAMAGES.items()):
        copies = [place / str(number) / folder.relative_to(place) for folder in folders]
        for folder, copy in zip(folders, copies):
            shutil.copytree(folder, copy)
        damage(copies)
        found = {name: check(copies) for name, check in checks(program, ledger).items() if name in finders}
        report.check(f"self-test: {what}", [f"not found by: {name}" for name in finders if not found[name]])
    for kind in (Git, Syncthing):
        a_conflict(kind, place / kind.name, report)


def recorded(program, place, plan, report):
    """A session that two laptops have recorded, and everything has come across."""
    engine = Copy(place)
    engine.start()
    try:
        session = Session(Table(engine, program, plan, report), "self-test")
        first = talk(session.open("a", plan), [], 1)
        session.settle("what was recorded on one side comes to the other")
        talk(session.open("b", session.folder_name), first, 1)
        session.end("b")
        session.settle("all of it has come back")
        session.end("a")
        # Minutes with everything in them, whoever of the two has left which.
        out, wrong = compare.export(program, session.folders[LEFT], compare.DOCUMENTS[1][1])
        if wrong:
            raise Trouble("; ".join(wrong))
    finally:
        engine.stop()
    for folder in session.folders:
        (folder / "exports").mkdir(exist_ok=True)
        (folder / "exports" / "minutes.md").write_bytes(out)
    return session


def checks(program, ledger):
    """Every check of the scenarios, for two folders."""
    return {
        "the same journals": compare.same_journals,
        "the same minutes": compare.same_minutes,
        "the record is whole": lambda folders: [line for folder in folders for line in compare.whole(program, folder)],
        "the same documents": lambda folders: compare.same_documents(program, folders),
        "acknowledged": lambda folders: [
            line for folder in folders for line in compare.acknowledged(program, folder, ledger)],
        "conflict files": compare.conflict_files,
        "nothing else among the journals": lambda folders: compare.strangers(folders, ["a", "b"]),
        "the minutes are current": lambda folders: [
            line for folder in folders for line in compare.current_minutes(folder, ledger)],
    }


def change(folder, device, how):
    """Changes the lines of a journal."""
    file = folder / "journal" / f"{device}.jsonl"
    file.write_bytes(b"".join(how(file.read_bytes().splitlines(keepends=True))))


def without_a_line(folders):
    change(folders[RIGHT], "a", lambda lines: lines[:3] + lines[4:])


def in_another_order(folders):
    change(folders[LEFT], "b", lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]])


def changed_by_hand(folders):
    for folder in folders:
        change(folder, "a", lambda lines: [line.replace(b"was said", b"was sung") for line in lines])


def without_the_last_words(folders):
    """Sums and numbers of what is left are right, and both sides agree: only the acknowledgements tell."""
    for folder in folders:
        change(folder, "a", lambda lines: lines[:5])


def behind(folders):
    change(folders[RIGHT], "a", lambda lines: lines[:5])


def twice(folders):
    for folder in folders:
        change(folder, "b", lambda lines: [*lines, lines[2]])


def torn(folders):
    change(folders[LEFT], "b", lambda lines: [*lines[:-1], lines[-1][:40]])


def gone(folders):
    (folders[LEFT] / "journal" / "b.jsonl").unlink()


def beside(name):
    def put(folders):
        shutil.copy(folders[LEFT] / "journal" / "a.jsonl", folders[LEFT] / "journal" / name)

    return put


def other_minutes(folders):
    with open(folders[RIGHT] / "exports" / "minutes.md", "a", encoding="utf-8") as file:
        file.write("something else\n")


def old_minutes(folders):
    for folder in folders:
        file = folder / "exports" / "minutes.md"
        kept = [line for line in file.read_text("utf-8").splitlines(keepends=True) if "Qb0" not in line]
        file.write_text("".join(kept), "utf-8")


DAMAGES = {
    "a line is taken out of a copy": (without_a_line, ["the same journals", "the record is whole", "acknowledged"]),
    "two lines are exchanged": (in_another_order, ["the same journals", "the record is whole"]),
    "a line is changed on both sides": (changed_by_hand, ["the record is whole"]),
    "the end is lost on both sides": (without_the_last_words, ["acknowledged"]),
    "one side is behind": (behind, ["the same journals", "the same documents", "acknowledged"]),
    "a line is there twice": (twice, ["the record is whole", "acknowledged"]),
    "a journal ends within a line": (torn, ["the same journals", "the record is whole"]),
    "a journal is gone": (gone, ["the same journals", "acknowledged"]),
    "a conflict file of Syncthing": (
        beside("a.sync-conflict-20180627-093112-ABCDEFG.jsonl"), ["conflict files", "nothing else among the journals"]),
    "a copy under another name": (beside("a (1).jsonl"), ["nothing else among the journals"]),
    "other minutes on one side": (other_minutes, ["the same minutes"]),
    "minutes without what the other recorded": (old_minutes, ["the minutes are current"]),
}


def a_conflict(kind, place, report):
    """Two who write one file while they are apart: an engine cannot merge that, and it is not passed over."""
    name = f"self-test: a conflict of {kind.name}"
    if kind.missing():
        return
    place.mkdir()
    engine = kind(place)
    try:
        engine.start()
        for what in ("before", "after"):
            if what == "after":
                engine.cut(engine.cuts[0])
            # Of different lengths, since nothing else is sure to be seen as a change within one tick of the clock.
            for number, sessions in enumerate(engine.sessions[:1] if what == "before" else engine.sessions):
                (sessions / "minutes.md").write_text(f"{what}{'!' * number}\n", "utf-8")
            engine.nudge()
            if what == "before":
                until("the file is on both sides", lambda: (engine.sessions[RIGHT] / "minutes.md").is_file())
        engine.connect()

        def found():
            engine.nudge()
            return engine.conflicts() + compare.conflict_files(engine.sessions)

        until("there is a conflict", found)
        report.check(name, [])
    except Trouble as trouble:
        report.check(name, [str(trouble)])
    finally:
        engine.stop()
