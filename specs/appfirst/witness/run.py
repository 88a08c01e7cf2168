"""The vendor's own client, `afapi`, against a server: `run.py URL EMAIL KEY` calls each of its methods once.

It prints a line for each, the method and the status, and ends with an error at the first answer that the client's own
documentation does not lead one to expect.
"""

import sys
from datetime import UTC, datetime

from afapi import AppFirstAPI

URL, EMAIL, KEY = sys.argv[1:]
API = AppFirstAPI(EMAIL, KEY, base_url=URL)
WHEN = datetime(2015, 1, 23, tzinfo=UTC)
PROCESS = (1, 2, 1388534400)


def call(method, *arguments, status=200, **named):
    body, told = getattr(API, method)(*arguments, **named)
    print(method, told)
    assert told == status, (method, told, body)
    return body


def page(method, *arguments, **named):
    """What a listing has on its page: version 5 wraps it."""
    body = call(method, *arguments, **named)
    assert set(body) == {"pagination", "data"} and body["pagination"]["next"] is None, body
    return body["data"]


def points(method, *arguments, **named):
    """A series, the latest point first and none of them later than what was asked for."""
    body = call(method, *arguments, end=WHEN, num=5, **named)
    times = [point["time"] for point in body]
    assert len(times) == 5 and times == sorted(times, reverse=True) and times[0] <= WHEN.timestamp(), body


def servers():
    assert [server["id"] for server in page("get_servers", limit=2, page=1)] == [3, 4]
    assert len(page("get_servers", filter={"hostname": "web-002"})) == 1
    assert call("get_server", 3)["created"] == 0
    assert call("update_server", 3, {"nickname": "Über"})["nickname"] == "Über"
    points("get_server_data", 1)
    points("get_server_data", 1, time_step="Hour")
    page("get_server_outages", 1)
    call("get_polled_data_config", 1)
    assert call("update_polled_data_config", 1, {"file_path": "/etc/nrpe.cfg"})["file_path"] == "/etc/nrpe.cfg"
    page("get_server_server_tags", 1)
    assert [tag["id"] for tag in page("update_server_server_tags", 1, [3])] == [3]
    assert call("trigger_server_app_auto_detect", 1)
    page("get_server_processes", 1)
    call("get_server_processes_data", 1)
    call("delete_server", 4)
    assert call("get_server", 4, status=404)["errors"][0]["code"] == 1


def alerts():
    page("get_alerts")
    made = call("create_alert", "Full", "Server", "1", "Disk", [1, 2], threshold=0.9, active=False)
    assert (made["users"], made["threshold"], made["active"]) == ([1, 2], 0.9, False), made
    call("get_alert", made["id"])
    call("delete_alert", made["id"])
    page("get_alert_histories")
    call("get_alert_history", 1)
    call("get_alert_history_message", 1)


def tags():
    page("get_server_tags")
    made = call("create_server_tag", "All", [1, 2, 3])
    assert made["servers"] == [1, 2, 3], made
    call("get_server_tag", made["id"])
    call("delete_server_tag", made["id"])


def applications():
    page("get_process_groups")
    made = call("create_process_group", "Shop", 1, "servers", servers=[1, 2])
    assert made["servers"] == [1, 2], made
    call("get_process_group", made["id"])
    points("get_process_group_data", made["id"])
    call("get_process_group_details", made["id"])
    page("get_process_group_processes", made["id"])
    call("delete_process_group", made["id"])
    page("get_process_templates")
    made = call("create_process_template", "Python", rules=["Processes matching python with arguments matching *"])
    call("get_process_template", made["id"])
    call("delete_process_template", made["id"])
    call("get_process", *PROCESS)
    points("get_process_data", *PROCESS)
    points("get_process_details", *PROCESS)


def rest():
    page("get_logs")
    made = call("create_log", 1, "FILE", "/var/log/messages")
    call("get_log", made["id"])
    points("get_log_data", made["id"])
    points("get_log_details", made["id"], filter="^line")
    page("get_buckets")
    call("get_bucket", 1)
    points("get_bucket_data", 1)
    call("delete_bucket", 1)
    page("get_all_polled_data")
    call("get_polled_data", 1)
    call("get_polled_data_data", 1)
    page("get_users")
    made = call("create_user", "Grace", "Hopper", "grace@example.com", phone_number=5550100)
    call("get_user", made["id"])
    assert call("update_user", made["id"], last_name="Murray")["last_name"] == "Murray"
    call("delete_user", made["id"])
    assert call("get_account")["email"] == EMAIL
    page("get_maintenance_windows")
    made = call("create_maintenance_window", WHEN, WHEN, [1, 2], reason="Disks")
    assert (made["start"], made["servers"]) == (WHEN.timestamp(), [1, 2]), made
    call("get_maintenance_window", made["id"])
    call("update_maintenance_window", made["id"], WHEN, WHEN, [1])
    call("delete_maintenance_window", made["id"])


servers()
alerts()
tags()
applications()
rest()
