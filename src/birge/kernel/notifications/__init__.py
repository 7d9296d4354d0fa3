"""Messages to people: on the site, by e-mail, by SMS; one way to send them all, and a log of what became of each.

`notify` writes the messages in the caller's transaction; the worker's tick sends them and tries again what failed.
Without a mail server or an SMS gateway a message becomes a file in `BIRGE_HOME/outbox`.
"""

from birge.kernel.notifications.actions import News, Recipient, choose_channels, mark_read, notify
from birge.kernel.notifications.kinds import register_kind
from birge.kernel.notifications.queries import messages_of, unread_count

__all__ = [
    "News",
    "Recipient",
    "choose_channels",
    "mark_read",
    "messages_of",
    "notify",
    "register_kind",
    "unread_count",
]
