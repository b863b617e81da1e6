"""What two folders that were synchronised have to have in common. Every function gives what is wrong, in lines to be read; nothing
is wrong where it gives none."""

import difflib
import json
from collections import Counter

# So much of a difference is shown.
HEAD = 24


def contents(file):
    """The bytes of a file; nothing where an engine is just putting another one in its place."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def journals(folder):
    """The journals of a session, by the name of the file."""
    found = {path.name: contents(path) for path in sorted((folder / "journal").glob("*.jsonl"))}
    return {name: content for name, content in found.items() if content is not None}


def difference(what, one, other, names):
    """The head of a unified diff of two texts, unless they are the same."""
    if one == other:
        return []
    texts = [text.decode("utf-8", "replace").splitlines() for text in (one, other)]
    lines = list(difflib.unified_diff(*texts, *(str(name) for name in names), lineterm="", n=1))
    head = [line if len(line) <= 300 else line[:300] + "…" for line in lines[:HEAD]]
    more = [f"… and {len(lines) - HEAD} more lines"] if len(lines) > HEAD else []
    return [f"{what} is not the same on both sides:", *head, *more]


def same_journals(folders):
    """The same agenda and the same journals, with the same bytes."""
    one, other = ({"agenda.toml": contents(folder / "agenda.toml"),
                   **{f"journal/{name}": content for name, content in journals(folder).items()}} for folder in folders)
    problems = []
    for name in sorted(one.keys() | other.keys()):
        here, there = one.get(name), other.get(name)
        if here is None or there is None:
            problems.append(f"{name} is missing in {folders[0] if here is None else folders[1]}")
        else:
            problems += difference(name, here, there, [folder / name for folder in folders])
    return problems


def same_minutes(folders):
    """The same `exports/minutes.md`, the one that the program keeps current by itself."""
    files = [folder / "exports" / "minutes.md" for folder in folders]
    missing = [f"{file} is missing" for file in files if not file.is_file()]
    return missing or difference("exports/minutes.md", *(file.read_bytes() for file in files), files)


def whole(program, folder):
    """`rapporteur check` has nothing to complain of."""
    status, out, err = program.run("check", folder)
    if status == 0 and not err:
        return []
    said = (err + out).decode("utf-8", "replace").splitlines()
    return [f"rapporteur check {folder} ends with status {status}:", *said[:HEAD]]


DOCUMENTS = [
    ("the JSON export", ["minutes", "--format", "json"]),
    ("the minutes", ["minutes", "--format", "md"]),
    ("the memorandum", ["memorandum", "--format", "md", "--unagreed"]),
]


def export(program, folder, arguments):
    """A document, and what is wrong if it cannot be had."""
    status, out, err = program.run("export", folder, *arguments, "--out", "-")
    if status == 0:
        return out, []
    words = err.decode("utf-8", "replace").splitlines()
    return out, [f"rapporteur export {folder} {' '.join(arguments)} ends with status {status}:", *words[:HEAD]]


def same_documents(program, folders):
    """The same entries in the same order, and every document byte for byte the same."""
    problems = []
    for what, arguments in DOCUMENTS:
        (one, wrong_here), (other, wrong_there) = (export(program, folder, arguments) for folder in folders)
        problems += wrong_here + wrong_there
        problems += difference(what, one, other, [f"{folder}: {what}" for folder in folders])
    return problems


def handle_of(program, folder, entry):
    """The number that an entry has in the record of a folder, if it is there."""
    out, wrong = export(program, folder, DOCUMENTS[0][1])
    entries = [] if wrong else json.loads(out)["entries"]
    return next((found["handle"] for found in entries if entry.tokens[-1] in found["text"].split()[:1]), None)


def acknowledged(program, folder, ledger):
    """Every line that was acknowledged is there exactly once: in the journals, and, where nothing changed it since, in the record
    as it is exported; no two entries have one handle."""
    problems = []
    lines = b"".join(journals(folder).values()).decode("utf-8", "replace").splitlines()
    times = Counter()
    for line in lines:
        words = set(line.replace('"', " ").split())
        times.update(words & {token for _, token in ledger.lines})
    for device, token in ledger.lines:
        if times[token] != 1:
            problems.append(f"{token}, acknowledged on {device}, stands {times[token]} times in the journals of {folder}")
    out, wrong = export(program, folder, DOCUMENTS[0][1])
    if wrong:
        return problems + wrong
    record = json.loads(out)
    texts = Counter(entry["text"].split()[0] for entry in record["entries"] if entry["text"])
    for entry in ledger.entries:
        found = [token for token in entry.tokens for _ in range(texts[token])]
        name = f"{entry.kind} {entry.handle} of {entry.device} ({', '.join(entry.tokens)})"
        if entry.kind == "note" or entry.deleted:
            if found:
                problems.append(f"{name} stands in the record of {folder}, and should not")
        elif len(found) != 1 or (len(entry.tokens) > 1 and found[0] == entry.tokens[0]):
            problems.append(f"{name} stands in the record of {folder} as {found or 'nothing'}")
    names = [person["name"].split()[0] for person in record["participants"]]
    for token in ledger.people:
        if names.count(token) != 1:
            problems.append(f"{token}, who came in, is {names.count(token)} times on the list of {folder}")
    handles = Counter(entry["handle"] for entry in record["entries"])
    problems += [f"{count} entries have the handle {handle} in {folder}" for handle, count in handles.items() if count > 1]
    return problems


def current_minutes(folder, ledger):
    """The minutes that the program keeps in the folder have everything in them that stands."""
    file = folder / "exports" / "minutes.md"
    if not file.is_file():
        return [f"{file} is missing"]
    text = file.read_text("utf-8", "replace")
    shown = [entry for entry in ledger.entries if entry.kind != "note" and not entry.deleted]
    missing = [entry for entry in shown if not any(token in text for token in entry.tokens)]
    names = ", ".join(f"{entry.handle} of {entry.device} ({entry.tokens[0]})" for entry in missing)
    return [f"{len(missing)} of {len(shown)} entries are missing in {file}: {names}"] if missing else []


def conflict_files(roots):
    """No copy that an engine has put beside a file because it did not know which to keep."""
    found = [path for root in roots for path in root.rglob("*") if "conflict" in path.name.lower() and ".git" not in path.parts]
    return [f"a conflict file: {path}" for path in sorted(found)]


def strangers(folders, devices):
    """Nothing lies among the journals but those of the devices and their locks."""
    usual = {f"{device}.{ending}" for device in devices for ending in ("jsonl", "lock")}
    lying = [path for folder in folders for path in sorted((folder / "journal").iterdir())
             if path.name not in usual and not path.name.startswith(".")]
    return [f"what is this: {path}" for path in lying]
