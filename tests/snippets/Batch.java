// Compiles and runs many files of the same class, one after another, in one virtual machine.

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import javax.tools.ToolProvider;

public class Batch {
    public static void main(String[] files) throws Exception {
        String more = System.getProperty("more", ".");
        for (String file : files) {
            File folder = new File(file).getParentFile();
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-cp", more, "-proc:none", "-d", folder.getPath(), file);
            if (failed != 0) {
                System.exit(1);
            }
            URL[] path = {folder.toURI().toURL(), new File(more).toURI().toURL()};
            try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
                loader.loadClass("TimRequest").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            }
        }
    }
}
