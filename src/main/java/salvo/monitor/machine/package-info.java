/**
 * Readers of this machine, by OSHI and by the files of the operating system: processors, memory,
 * disks, networks, processes, GPUs, the JVM of the injector. OSHI is used nowhere else. Each reads
 * as cheaply as it can, once a second.
 */
package salvo.monitor.machine;
