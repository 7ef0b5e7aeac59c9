/* The floor: what the kernel alone asks for a frame to each of many listeners. One write for each client, nothing else.
 *
 * floor PORT LISTENERS FRAMES GAP_MICROSECONDS BYTES
 * Says "listening", waits until all have come, says "ready", waits for a line, sends, and prints the processor time that
 * the sending took, in nanoseconds.
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static long long spent(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int count, char **words) {
    if (count != 6) return 2;
    int listeners = atoi(words[2]), frames = atoi(words[3]), gap = atoi(words[4]), bytes = atoi(words[5]), on = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(words[1]))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int door = socket(AF_INET, SOCK_STREAM, 0), *client = malloc(sizeof(int) * listeners);
    char *frame = malloc(bytes), line[8];
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(door, (struct sockaddr *)&address, sizeof address) || listen(door, 2048)) return 1;
    puts("listening"), fflush(stdout);
    for (int i = 0; i < listeners; i++) {
        client[i] = accept(door, NULL, NULL);
        setsockopt(client[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    puts("ready"), fflush(stdout);
    if (!fgets(line, sizeof line, stdin)) return 1;
    memset(frame, 'x', bytes);
    long long before = spent();
    for (int n = 0; n < frames; n++) {
        for (int i = 0; i < listeners; i++)
            if (write(client[i], frame, bytes) != bytes) return 1;
        usleep(gap);
    }
    printf("%lld\n", spent() - before);
    return 0;
}
