-- Jobs of an earlier program hold the link itself. Whoever still waits for such a mail asks again.
DELETE FROM jobs WHERE kind = 'accounts.reset_mail';
