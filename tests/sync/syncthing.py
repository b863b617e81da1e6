"""Two Syncthing instances that know nobody but each other, on the loopback address."""

import copy
import json
import os
import shutil
import socket
import urllib.request
import xml.etree.ElementTree as xml

from engines import Engine
from processes import Not, Trouble, kill, run, start, until

FOLDER = "sessions"
KEY = "a-key-for-the-loopback-address"

# No word to anybody else, and no long waits.
OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "announceLANAddresses": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "stunKeepaliveStartS": "0",
    "crashReportingEnabled": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "startBrowser": "false",
    "reconnectionIntervalS": "1",
    "progressUpdateIntervalS": "-1",
    # It would leave its group of processes for this, and could not be ended with the rest of it.
    "setLowPriority": "false",
}


class Syncthing(Engine):
    """Each side has an instance with a home of its own; both share the folder of sessions."""

    name = "syncthing"
    cuts = ("the connection is cut", "one instance is killed")

    @staticmethod
    def missing():
        return None if shutil.which("syncthing") else "Syncthing is not installed"

    def __init__(self, place):
        super().__init__(place)
        self._instances = []

    def start(self):
        for sessions in self.sessions:
            sessions.mkdir(parents=True)
        ports = free_ports(4)
        self._instances = [
            Instance(sessions.parent / "home", sessions, listen, api)
            for sessions, listen, api in zip(self.sessions, ports[:2], ports[2:])
        ]
        left, right = self._instances
        left.configure(right)
        right.configure(left)
        for instance in self._instances:
            instance.start()
        for instance in self._instances:
            instance.wait_until_ready()
        self._wait_until_connected()

    def cut(self, way):
        self.connected = False
        if way == "one instance is killed":
            self._instances[1].kill()
        else:
            for here, there in self._pairs():
                here.post(f"/rest/system/pause?device={there.device}")
        until("the two instances are apart", lambda: not self._instances[0].is_connected_to(self._instances[1]))

    def connect(self):
        for instance in self._instances:
            if not instance.is_running():
                instance.start()
                instance.wait_until_ready()
        for here, there in self._pairs():
            here.post(f"/rest/system/resume?device={there.device}")
        self._wait_until_connected()

    def nudge(self):
        super().nudge()
        for instance in self._instances:
            if instance.is_running():
                instance.post(f"/rest/db/scan?folder={FOLDER}")

    def stop(self):
        for instance in self._instances:
            instance.kill()

    def _pairs(self):
        left, right = self._instances
        return (left, right), (right, left)

    def _wait_until_connected(self):
        def connected():
            apart = [here.home for here, there in self._pairs() if not here.is_connected_to(there)]
            return Not(f"{apart[0]} has no connection") if apart else True

        until("the two instances are connected", connected)
        self.connected = True


class Instance:
    """One laptop's Syncthing."""

    def __init__(self, home, sessions, listen, api):
        self.home = home
        self.sessions = sessions
        self.listen = listen
        self.api = api
        self.process = None
        self._log = None
        home.mkdir(parents=True)
        # Without a home of its own it would put a folder into the user's.
        self.environment = dict(os.environ, HOME=str(home), STNODEFAULTFOLDER="1", STNOUPGRADE="1", STNORESTART="1")
        status, out, err = run(["syncthing", "generate", f"--home={home}"], env=self.environment)
        if status != 0:
            raise Trouble(f"syncthing generate: {(out + err).decode('utf-8', 'replace').strip()}")
        self._config = xml.parse(home / "config.xml")
        root = self._config.getroot()
        (me,) = root.findall("device")
        self.device = me.get("id")

    def configure(self, other):
        """Knows the other instance, shares the folder with it, and speaks to nobody else."""
        root = self._config.getroot()
        for folder in root.findall("folder"):
            root.remove(folder)
        # What a user has who leaves everything as it is proposed: what a folder here does not say would count as nothing, and not
        # as the default, so that conflicts, for one, would be passed over.
        proposed = root.find("defaults/folder")
        folder = xml.Element("folder") if proposed is None else copy.deepcopy(proposed)
        folder.attrib.update(id=FOLDER, label=FOLDER, path=str(self.sessions), type="sendreceive", rescanIntervalS="3600",
                             fsWatcherEnabled="true", fsWatcherDelayS="1")
        set_texts(folder, {"maxConflicts": "10", "paused": "false"})
        for known in folder.findall("device"):
            folder.remove(known)
        for instance in (self, other):
            xml.SubElement(folder, "device", id=instance.device)
        root.append(folder)
        device = xml.SubElement(root, "device", id=other.device, name=other.home.parent.name, compression="metadata")
        xml.SubElement(device, "address").text = f"tcp://127.0.0.1:{other.listen}"
        gui = root.find("gui")
        gui.set("enabled", "true")
        gui.set("tls", "false")
        set_texts(gui, {"address": f"127.0.0.1:{self.api}", "apikey": KEY})
        set_texts(root.find("options"), dict(OPTIONS, listenAddress=f"tcp://127.0.0.1:{self.listen}"))
        self._config.write(self.home / "config.xml")

    def start(self):
        self._log = open(self.home / "log.txt", "ab")
        command = ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart"]
        self.process = start(command, env=self.environment, stdout=self._log, stderr=self._log)

    def wait_until_ready(self):
        def ready():
            if self.process.poll() is not None:
                raise Trouble(f"Syncthing ended by itself: {self._last_words()}")
            try:
                status = self.get(f"/rest/db/status?folder={FOLDER}")
            except (OSError, ValueError) as error:
                return Not(f"{error}; {self._last_words()}")
            return True if status.get("state") in ("idle", "syncing", "scanning") else Not(status.get("state"))

        until(f"Syncthing is ready in {self.home}", ready)

    def is_running(self):
        return self.process is not None

    def is_connected_to(self, other):
        connections = self.get("/rest/system/connections")["connections"]
        return connections.get(other.device, {}).get("connected", False)

    def kill(self):
        if self.process:
            kill(self.process)
            self._log.close()
            self.process = None
            until(f"Syncthing in {self.home} has ended", lambda: not self._listens(), seconds=10)

    def _listens(self):
        with socket.socket() as caller:
            return caller.connect_ex(("127.0.0.1", self.api)) == 0

    def get(self, path):
        return json.loads(self._call(path, "GET"))

    def post(self, path):
        try:
            self._call(path, "POST")
        except OSError as error:
            raise Trouble(f"Syncthing in {self.home} does not answer {path}: {error}; {self._last_words()}") from None

    def _call(self, path, method):
        request = urllib.request.Request(f"http://127.0.0.1:{self.api}{path}", method=method, headers={"X-API-Key": KEY})
        # No proxy is to be asked for the loopback address.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=30) as answer:
            return answer.read()

    def _last_words(self):
        try:
            lines = (self.home / "log.txt").read_text("utf-8", "replace").splitlines()
        except OSError:
            lines = []
        return "its log ends: " + " | ".join(lines[-3:])


def set_texts(element, texts):
    """Gives each named element below one text, whatever was there."""
    for name, text in texts.items():
        for old in element.findall(name):
            element.remove(old)
        xml.SubElement(element, name).text = text


def free_ports(count):
    """Ports of the loopback address that nobody listens at."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()
