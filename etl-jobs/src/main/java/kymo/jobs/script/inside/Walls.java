package kymo.jobs.script.inside;

import java.io.FilePermission;
import java.net.SocketPermission;
import java.net.URLPermission;
import java.security.CodeSource;
import java.security.Permission;
import java.security.PermissionCollection;
import java.security.Permissions;
import java.security.Policy;
import java.security.ProtectionDomain;
import java.util.PropertyPermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A security manager that lets everything pass but scripts, which may do nothing at all: no files, no network, no processes, no threads, no exit, no
 * reflection into what is not public. A script is whatever was loaded by a {@link ScriptLoader}, wherever on the stack. A virtual machine that has no
 * security managers any more has none here either.
 */
@SuppressWarnings("removal") // there is nothing else that would do it; behind it stands the process
final class Walls extends SecurityManager {

    private static final Set<String> OPEN =
            Set.of("java.version", "java.specification.version", "java.vm.version", "line.separator", "file.separator");

    private static final class Rules extends Policy {
        @Override
        public boolean implies(ProtectionDomain domain, Permission permission) {
            if (!(domain.getClassLoader() instanceof ScriptLoader.Defining)) return true;
            // classes of the language ask for their settings when a script first uses them
            return permission instanceof PropertyPermission
                    && permission.getActions().equals("read")
                    && (permission.getName().startsWith("groovy.") || OPEN.contains(permission.getName()));
        }

        @Override
        public PermissionCollection getPermissions(CodeSource source) {
            return new Permissions();
        }
    }

    /** The thread that scripts run on, which is the one that puts the walls up. */
    private final Thread scripts = Thread.currentThread();

    private @Nullable String refused;

    private Walls() {}

    /** Puts them up; null where there can be none. */
    static @Nullable Walls raise() {
        begin("org.codehaus.groovy.vmplugin.v8.CacheableCallSite");
        Walls walls = new Walls();
        try {
            Policy.setPolicy(new Rules());
            System.setSecurityManager(walls);
            return walls;
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }

    /** A class of the language that starts a thread when it is first used, which would be within a script. */
    private static void begin(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void checkPermission(Permission permission) {
        try {
            super.checkPermission(permission);
        } catch (SecurityException e) {
            throw refuse(told(permission));
        }
    }

    /** The virtual machine lets all code of the class path end it, which a class loader hands on to what it loads. */
    @Override
    public void checkExit(int status) {
        for (Class<?> caller : getClassContext())
            if (caller.getClassLoader() instanceof ScriptLoader.Defining) throw refuse("end the process");
    }

    /** Usually only the system's own threads and groups are guarded. */
    @Override
    public void checkAccess(Thread thread) {
        checkPermission(new RuntimePermission("modifyThread"));
    }

    @Override
    public void checkAccess(ThreadGroup group) {
        checkPermission(new RuntimePermission("modifyThreadGroup"));
    }

    private SecurityException refuse(String what) {
        // what a finalizer tries is nobody's who runs now
        if (refused == null && Thread.currentThread() == scripts) refused = what;
        return new SecurityException(what);
    }

    private static String told(Permission permission) {
        String name = permission.getName();
        if (permission instanceof FilePermission file)
            return switch (file.getActions()) {
                case "read" -> "read the file '%s'".formatted(name);
                case "execute" -> "start the program '%s'".formatted(name);
                default -> "change the file '%s'".formatted(name);
            };
        if (permission instanceof SocketPermission || permission instanceof URLPermission)
            return "use the network ('%s')".formatted(name);
        if (permission instanceof PropertyPermission) return "look at the system's property '%s'".formatted(name);
        if (name.startsWith("getenv")) return "look at the environment";
        if (name.startsWith("modifyThread")) return "start or touch threads";
        return "do what needs the permission '%s'".formatted(name);
    }

    /** What was refused first since this was asked last, also when the script did not let it be known; null when nothing was. */
    @Nullable
    String takeRefused() {
        String first = refused;
        refused = null;
        return first;
    }
}
