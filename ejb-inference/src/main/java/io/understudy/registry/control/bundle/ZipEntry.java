package io.understudy.registry.control.bundle;

/**
 * One entry, as the archive's central directory has it.
 *
 * @param name checked to stay inside the bundle; ends in '/' for a folder
 * @param packed bytes that it takes in the archive
 * @param size bytes that it unpacks to
 * @param offset of its local header
 * @param unixMode file type and permissions where the archive was made on Unix, else 0
 */
record ZipEntry(String name, int flags, int method, long crc, long packed, long size, long offset, int unixMode) {

    static final int STORED = 0;
    static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int TYPE = 0xF000;
    private static final int SYMLINK = 0xA000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;

    boolean isFolder() {
        return name.endsWith("/");
    }

    /** Size and checksum stand behind the data instead of before it. */
    boolean hasDescriptor() {
        return (flags & DESCRIPTOR) != 0;
    }

    void check() {
        var type = unixMode & TYPE;
        if ((flags & ENCRYPTED) != 0) throw BundlePath.refused(name, "is encrypted");
        if (type == SYMLINK) throw BundlePath.refused(name, "is a symbolic link");
        if (type != 0 && type != REGULAR && type != FOLDER) throw BundlePath.refused(name, "is not a plain file");
        if (method != STORED && method != DEFLATED) {
            throw BundlePath.refused(name, "is packed by method " + method + "; only stored and deflated are read");
        }
        if (method == STORED && packed != size || isFolder() && size != 0) {
            throw BundlePath.refused(name, "has sizes that contradict each other");
        }
    }
}
