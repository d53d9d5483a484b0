/*
 * readers(N): one writer of x, N readers that each read x once.
 *
 * Processes stay where they end, which makes fewer states than if they ended one after another. What was
 * read is in a global array, at no cost: the statement touches x anyway. The writer, when nobody can do
 * anything any more, prints the outcome.
 */
#ifndef N
#define N 3
#endif

byte x;
byte saw[N + 1];

active proctype writer() {
  x = 1;
  timeout ->
  c_code {
    int k;
    printf("end: x=%d", now.x);
    for (k = 1; k <= N; k++) printf(" saw%d=%d", k, now.saw[k]);
    printf("\n");
  }
#ifdef CANARY
  /* False in some executions, and that must be found. */
  assert(saw[1] == 1 || saw[2] == 0)
#endif
}

active [N] proctype reader() {
  saw[_pid] = x;
end:
  false
}
