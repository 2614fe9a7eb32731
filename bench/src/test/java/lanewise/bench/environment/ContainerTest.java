package lanewise.bench.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTest {

    private static final String MOUNT = "sys/fs/cgroup/";

    @TempDir
    private Path folder;

    private Root root;

    @BeforeEach
    void setUp() {
        root = new Root(folder);
    }

    private Optional<String> read() {
        return Container.read(folder, Map.<String, String>of()::get);
    }

    @Test
    void withoutContainerAndLimitsThereAreNoFacts() {
        assertEquals(Optional.empty(), read());
        root.file("proc/self/cgroup", "0::/\n")
                .file(MOUNT + "cpu.max", "max 100000\n")
                .file(MOUNT + "memory.max", "max\n");
        assertEquals(Optional.empty(), read());
    }

    @Test
    void limitsOfVersion2() {
        root.file(".dockerenv", "")
                .file("proc/self/cgroup", "0::/\n")
                .file(MOUNT + "cpu.max", "150000 100000\n")
                .file(MOUNT + "memory.max", "4294967296\n");
        assertEquals(Optional.of("docker, at most 1.5 CPUs, at most 4 GiB"), read());
    }

    @Test
    void theLowestLimitOfTheParentGroupsApplies() {
        root.file("proc/self/cgroup", "0::/user.slice/job\n")
                .file(MOUNT + "user.slice/job/cpu.max", "400000 100000\n")
                .file(MOUNT + "user.slice/cpu.max", "100000 100000\n")
                .file(MOUNT + "user.slice/memory.max", "max\n")
                .file(MOUNT + "memory.max", "1073741824\n");
        assertEquals(Optional.of("at most 1 CPU, at most 1 GiB"), read());
    }

    @Test
    void limitsOfVersion1() {
        root.file("run/.containerenv", "")
                .file("proc/self/cgroup", "4:memory:/docker/abc\n1:cpu,cpuacct:/docker/abc\n0::/\n")
                .file(MOUNT + "cpu/cpu.cfs_quota_us", "200000\n")
                .file(MOUNT + "cpu/cpu.cfs_period_us", "100000\n")
                .file(MOUNT + "memory/docker/abc/memory.limit_in_bytes", "536870912\n")
                .file(MOUNT + "memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertEquals(Optional.of("podman, at most 2 CPUs, at most 512 MiB"), read());
    }

    @Test
    void theMaximumOfVersion1MeansUnlimited() {
        root.file("proc/self/cgroup", "4:memory:/\n1:cpu:/\n")
                .file(MOUNT + "cpu/cpu.cfs_quota_us", "-1\n")
                .file(MOUNT + "cpu/cpu.cfs_period_us", "100000\n")
                .file(MOUNT + "memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertEquals(Optional.empty(), read());
    }

    @Test
    void pathsThatLeaveTheMountAreNotFollowed() {
        root.file("proc/self/cgroup", "0::/../../../etc\n").file(MOUNT + "cpu.max", "100000 100000\n");
        assertEquals(Optional.of("at most 1 CPU"), read());
    }

    @Test
    void kubernetesIsRecognized() {
        assertEquals(
                Optional.of("kubernetes"), Container.read(folder, Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")::get));
    }
}
