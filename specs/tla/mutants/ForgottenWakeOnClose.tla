------------------------ MODULE ForgottenWakeOnClose ------------------------
\* Closing an outbox does not signal the reader.
EXTENDS Parallel

Nobody(o) == {}
=============================================================================
