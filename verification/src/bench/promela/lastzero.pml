/*
 * lastzero(N): writer j does a[j] := a[j-1] + 1, a read and then a write, while a scanner looks for the
 * last 0, from the end. See readers.pml for how processes end.
 */
#ifndef N
#define N 3
#endif

byte a[N + 1];

active proctype scanner() {
  byte i = N;
  do
  :: a[i] != 0 -> i--
  :: else -> break
  od;
  timeout ->
  c_code {
    int k;
    printf("end: found=%d", Pscanner->i);
    for (k = 0; k <= N; k++) printf(" a%d=%d", k, now.a[k]);
    printf("\n");
  }
}

active [N] proctype writer() {
  byte left;
  left = a[_pid - 1];
  a[_pid] = left + 1;
end:
  false
}
