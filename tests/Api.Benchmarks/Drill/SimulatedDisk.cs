namespace Api.Benchmarks.Drill;

/// <summary>The part that a power cut leaves of operations that no sync has brought to the disk.</summary>
internal enum Left
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Everything.</summary>
    Everything,

    /// <summary>Any of them, so later ones without earlier ones.</summary>
    AnyOperations,

    /// <summary>Any sectors of any of them.</summary>
    AnySectors,
}

/// <summary>
/// The files of a folder on a disk with a cache that is lost when the power goes. As on a journalling file system, a
/// file's name is on the disk once the file was synced, and no removal comes undone after anything was synced later.
/// </summary>
/// <param name="forgets">A name whose syncs count for nothing, to show that the drill would see it; null for none.
/// </param>
internal sealed class SimulatedDisk(string? forgets = null)
{
    // A disk writes these whole or not at all.
    private const int Sector = 512;

    private readonly Dictionary<string, Image> _files = [];
    private readonly Dictionary<string, Image> _removed = [];

    /// <summary>Takes the files that are in a folder, which are on the disk.</summary>
    public void Load(string folder)
    {
        foreach (var path in Directory.GetFiles(folder))
        {
            var image = new Image { IsNamed = true };
            image.Keep(0, File.ReadAllBytes(path));
            _files[path] = image;
        }
    }

    public void Apply(FileOperation operation)
    {
        if (operation.Act == FileAct.Remove)
        {
            if (_files.Remove(operation.Path, out var removed))
            {
                _removed[operation.Path] = removed;
            }

            return;
        }

        if (!_files.TryGetValue(operation.Path, out var file))
        {
            _files[operation.Path] = file = new Image();
        }

        if (operation.Act is FileAct.Write or FileAct.Truncate)
        {
            file.Pending.Add(operation);
        }

        var counts = forgets is null || Path.GetFileName(operation.Path) != forgets;
        if (operation.Act == FileAct.Sync && counts)
        {
            file.Sync();
            _removed.Clear();
        }
    }

    /// <summary>Writes the files that are there once the power is back.</summary>
    public void Save(string folder, Left left, Random random)
    {
        foreach (var (path, file) in _removed.Concat(_files))
        {
            var isRemoved = !_files.ContainsKey(path);
            var comesBack = left == Left.Nothing || (left != Left.Everything && random.Next(2) == 0);
            var isThere = isRemoved ? comesBack && file.IsNamed : file.IsNamed || !comesBack;
            if (isThere)
            {
                file.Save(Path.Combine(folder, Path.GetFileName(path)), left, random);
            }
        }
    }

    private sealed class Image
    {
        private byte[] _bytes = [];
        private int _length;

        /// <summary>Whether its name is on the disk.</summary>
        public bool IsNamed { get; set; }

        public List<FileOperation> Pending { get; } = [];

        public void Sync()
        {
            Pending.ForEach(operation => Keep(operation, _ => true));
            Pending.Clear();
            IsNamed = true;
        }

        public void Save(string path, Left left, Random random)
        {
            var copy = new Image { _bytes = _bytes[.._length], _length = _length };
            foreach (var operation in left == Left.Nothing ? [] : Pending)
            {
                var isKept = left != Left.AnyOperations || random.Next(2) == 0;
                copy.Keep(operation, _ => isKept && (left != Left.AnySectors || random.Next(2) == 0));
            }

            File.WriteAllBytes(path, copy._bytes[..copy._length]);
        }

        public void Keep(long place, byte[] bytes) => Keep((int)place, bytes, 0, bytes.Length);

        private void Keep(FileOperation operation, Predicate<int> sectorIsKept)
        {
            if (operation.Act == FileAct.Truncate)
            {
                if (sectorIsKept(0))
                {
                    Resize((int)operation.Place);
                }

                return;
            }

            var (place, bytes) = ((int)operation.Place, operation.Bytes);
            for (var start = 0; start < bytes.Length;)
            {
                var end = Math.Min(bytes.Length, (((place + start) / Sector + 1) * Sector) - place);
                if (sectorIsKept((place + start) / Sector))
                {
                    Keep(place, bytes, start, end);
                }

                start = end;
            }
        }

        private void Keep(int place, byte[] bytes, int start, int end)
        {
            if (place + end > _length)
            {
                Resize(place + end);
            }

            bytes.AsSpan(start, end - start).CopyTo(_bytes.AsSpan(place + start));
        }

        private void Resize(int length)
        {
            if (length > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(length, 2 * _bytes.Length));
            }

            // Bytes beyond the end read as zeros, should the file grow again.
            Array.Clear(_bytes, Math.Min(length, _length), Math.Abs(length - _length));
            _length = length;
        }
    }
}
