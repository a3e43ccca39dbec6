"""A PostgreSQL, a Redis and a Dovecot of our own, on free ports, gone when the block ends."""

import getpass
import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.machine import dovecot, postgresql_programs

QUICK_AND_FORGETFUL = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_port(port: int, *, seconds: float = 20) -> None:
    limit = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > limit:
                raise
            time.sleep(0.05)


@contextmanager
def scratch_folder(owner: str | None = None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="vakmanschap-"))
    if owner:
        shutil.chown(folder, owner)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[str]:
    """The DATABASE_URL of an empty cluster. It refuses to run as root, so root lends it to `postgres`."""
    programs = postgresql_programs()
    assert programs, "PostgreSQL 15 or newer is not installed"
    user = "postgres" if os.geteuid() == 0 else None
    run = ["runuser", "-u", user, "--"] if user else []
    with scratch_folder(user) as folder:
        port, control = free_port(), [*run, str(programs / "pg_ctl"), "-D", str(folder), "-s"]
        initdb = [*run, str(programs / "initdb"), "-D", str(folder), "-U", "postgres", "-A", "trust"]
        _quietly([*initdb, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], folder)
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} {QUICK_AND_FORGETFUL}"
        _quietly([*control, "-w", "-l", str(folder / "log"), "-o", options, "start"], folder)
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            _quietly([*control, "-m", "immediate", "stop"], folder)


@contextmanager
def redis() -> Iterator[str]:
    """The REDIS_URL of an empty server that keeps nothing on disk."""
    port = free_port()
    with scratch_folder() as folder:
        options = f"--port {port} --bind 127.0.0.1 --dir {folder} --appendonly no".split()
        process = subprocess.Popen(["redis-server", *options, "--save", ""], stdout=subprocess.DEVNULL)
        try:
            wait_for_port(port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            stop(process)


IMAP = """
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
passdb {{
  driver = static
  args = password=geheim
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@contextmanager
def imap() -> Iterator[int]:
    """The port of a Dovecot that makes a mailbox for whoever comes with the password "geheim"."""
    program = dovecot()
    assert program, "Dovecot 2.3 is not installed"
    is_root = os.geteuid() == 0
    user = "nobody" if is_root else getpass.getuser()
    group = grp.getgrgid(pwd.getpwnam(user).pw_gid).gr_name
    as_user: dict[str, Any] = {"user": user, "group": group, "extra_groups": []} if is_root else {}
    with scratch_folder(user if is_root else None) as folder:
        port, setup = free_port(), folder / "dovecot.conf"
        setup.write_text(IMAP.format(folder=folder, user=user, group=group, port=port))
        process = subprocess.Popen([program, "-F", "-c", str(setup)], **as_user)
        try:
            wait_for_port(port)
            yield port
        finally:
            stop(process)


def stop(*processes: subprocess.Popen[bytes], patience: float = 10) -> None:
    """One calm signal to each, and a hard one to whoever stays."""
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _quietly(command: list[str], folder: Path) -> None:
    # Output to a file, not a pipe: the server inherits it and would keep a pipe open.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, cwd=folder, stdout=output, stderr=output, check=False)
        if done.returncode:
            output.seek(0)
            raise RuntimeError(f"{command} failed:\n{output.read().decode()}")
