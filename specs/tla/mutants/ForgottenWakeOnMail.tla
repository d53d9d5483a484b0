------------------------ MODULE ForgottenWakeOnMail -------------------------
\* Sending does not signal the reader.  Convicted by what users would see: a message
\* that is never taken.
EXTENDS Parallel

SendQuietly(c, o, i) == Operating(c) /\ H!Send(c, o, i) /\ Concerns(c, {})
=============================================================================
