"""S3 on loopback, by moto: python s3_server.py PORT BUSY.

It keeps connections open, as S3 does; moto's own command closes each. While there is a file BUSY, it answers 503, as S3 does when
it is asked too much.
"""

import logging
import os
import sys

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, run_simple

port, busy = sys.argv[1:]
s3 = DomainDispatcherApplication(create_backend_app)
slow_down = b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"


def application(environ, start_response):
    if not os.path.exists(busy):
        return s3(environ, start_response)
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    headers = [("Content-Type", "application/xml"), ("Content-Length", str(len(slow_down))), ("Connection", "close")]
    start_response("503 Slow Down", headers)
    return [slow_down]


WSGIRequestHandler.protocol_version = "HTTP/1.1"
logging.getLogger("werkzeug").setLevel(logging.WARNING)
run_simple("127.0.0.1", int(port), application, threaded=True)
