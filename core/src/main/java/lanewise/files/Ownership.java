package lanewise.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/**
 * The owner and the permissions of a file that is replaced.
 *
 * @param owner the user
 * @param group the group
 * @param permissions the permissions
 */
record Ownership(UserPrincipal owner, GroupPrincipal group, Set<PosixFilePermission> permissions) {

    private static final Set<PosixFilePermission> OF_GROUP =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE);

    /** Returns the ownership of a file; null if it does not exist, or the file system has no permissions. */
    static Ownership of(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) == null || !Files.exists(file)) {
            return null;
        }
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        return new Ownership(attributes.owner(), attributes.group(), attributes.permissions());
    }

    /**
     * Gives another file these permissions and, where this process may, this owner and group. The permissions of the
     * group are left out if the group cannot be set, because they would go to another group.
     */
    void giveTo(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributes current = view.readAttributes();
        Set<PosixFilePermission> allowed = EnumSet.noneOf(PosixFilePermission.class);
        allowed.addAll(permissions);
        if (!current.group().equals(group) && !succeeds(() -> view.setGroup(group))) {
            allowed.removeAll(OF_GROUP);
        }
        if (!current.owner().equals(owner)) {
            succeeds(() -> view.setOwner(owner));
        }
        // Created for this user alone, so that a failure makes nothing public.
        succeeds(() -> view.setPermissions(allowed));
    }

    private interface Change {
        void make() throws IOException;
    }

    private static boolean succeeds(Change change) {
        try {
            change.make();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
