------------------------ MODULE ForgottenWakeOnSpace ------------------------
\* Taking from a bounded inbox signals nobody.
EXTENDS Parallel

Nobody(b) == {}
=============================================================================
