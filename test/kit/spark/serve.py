"""Answers requests on loopback, one line of JSON each way, to whoever knows the token."""

import hmac
import json
import secrets
import socket
import threading


def listen(begin, after=lambda: None):
    """Listens in threads of its own, and gives the port and the token.

    Each connection begins with what `begin` gives: what it is greeted with, and what answers its requests.
    """
    server = socket.create_server(("127.0.0.1", 0))
    token = secrets.token_hex(32)
    threading.Thread(target=accept, args=(server, token, begin, after), daemon=True).start()
    return {"port": server.getsockname()[1], "token": token}


def accept(server, *rest):
    while True:
        connection, _ = server.accept()
        threading.Thread(target=serve, args=(connection, *rest), daemon=True).start()


def serve(connection, token, begin, after):
    with connection, connection.makefile("rw", encoding="utf-8", newline="\n") as lines:
        hello = lines.readline(1000)
        if not hmac.compare_digest(hello.strip().encode(), token.encode()):
            return
        greeting, answer = begin()
        reply(lines, greeting)
        for line in lines:
            reply(lines, answered(answer, json.loads(line)))
            after()


def answered(answer, request):
    try:
        return answer(request)
    except Exception as problem:
        return {"failure": f"{type(problem).__name__}: {problem}"[:4000]}


def reply(lines, answer):
    lines.write(json.dumps(answer) + "\n")
    lines.flush()
