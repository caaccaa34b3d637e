using System.Buffers.Binary;
using System.Text;

namespace Jaring.Cli.Packages;

/// <summary>
/// The bytes of a zip around its files: the dashboard compresses nothing and writes no times, so names and contents alone decide every byte
/// (PKWARE APPNOTE 4.3). Nothing hides between the files then, and no other program reads other files out of the same zip than we do.
/// </summary>
internal static class ZipFrame
{
    private const uint LocalMark = 0x04034b50, EntryMark = 0x02014b50, EndMark = 0x06054b50;
    private const ushort Version = 20, Utf8Names = 0x0800, FirstDay = 0x0021;
    private const int HeadLength = 30, NameLengthAt = 26, SizeAt = 22;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(b => Enumerable.Range(0, 8).Aggregate(
        (uint)b, (rest, _) => (rest & 1) == 1 ? 0xedb88320 ^ (rest >> 1) : rest >> 1))];

    /// <summary>Reads a package from its first byte to its last.</summary>
    /// <exception cref="CheckFailed">frame-changed, with the file inside at which it is, if it is at one</exception>
    public static void Require(Stream zip)
    {
        var files = new List<(ZipPart Part, uint At)>();
        var at = 0u;
        for (var head = Read(zip, HeadLength); BinaryPrimitives.ReadUInt32LittleEndian(head) == LocalMark; head = Read(zip, HeadLength))
        {
            var name = Read(zip, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(NameLengthAt)));
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(SizeAt));
            var part = new ZipPart(name, size, CheckSum(zip, size));
            RequireSame(Head(part), head, part);
            files.Add((part, at));
            at += (uint)(HeadLength + name.Length) + size;
        }

        zip.Position = at;
        foreach (var (part, start) in files)
        {
            var expected = Entry(part, start);
            RequireSame(expected, Read(zip, expected.Length), part);
        }

        var end = End(files.Count, (uint)zip.Position - at, at);
        CheckFailed.Require(end.AsSpan().SequenceEqual(Read(zip, end.Length)) && zip.Position == zip.Length, "frame-changed");
    }

    /// <summary>What stands before a file's content, its name not included.</summary>
    public static byte[] Head(ZipPart part) => Write(w =>
    {
        w.Write(LocalMark);
        WriteAbout(w, part);
    });

    /// <summary>A file's line in the list at the end, its name included.</summary>
    public static byte[] Entry(ZipPart part, uint at) => Write(w =>
    {
        w.Write(EntryMark);
        w.Write(Version);
        WriteAbout(w, part);
        w.Write(new byte[10]); // no comment, one disk, no attributes
        w.Write(at);
        w.Write(part.Name);
    });

    /// <summary>The end of the zip.</summary>
    public static byte[] End(int count, uint size, uint at) => Write(w =>
    {
        w.Write(EndMark);
        w.Write(0u); // one disk
        w.Write((ushort)count);
        w.Write((ushort)count);
        w.Write(size);
        w.Write(at);
        w.Write((ushort)0); // no comment
    });

    /// <summary>The zip's own sum over a file (CRC-32, ISO 3309). It finds accidents and proves nothing; the manifest's SHA-256 does.</summary>
    public static uint CheckSum(Stream content, long size)
    {
        var (sum, buffer) = (uint.MaxValue, new byte[81_920]);
        for (var left = size; left > 0;)
        {
            var read = content.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            CheckFailed.Require(read > 0, "frame-changed");
            for (var i = 0; i < read; i++)
            {
                sum = Table[(byte)(sum ^ buffer[i])] ^ (sum >> 8);
            }

            left -= read;
        }

        return ~sum;
    }

    private static void WriteAbout(BinaryWriter writer, ZipPart part)
    {
        writer.Write(Version);
        writer.Write(Utf8Names);
        writer.Write((ushort)0); // stored, not compressed
        writer.Write((ushort)0); // midnight
        writer.Write(FirstDay);
        writer.Write(part.Sum);
        writer.Write(part.Size);
        writer.Write(part.Size);
        writer.Write((ushort)part.Name.Length);
        writer.Write((ushort)0); // no further field
    }

    private static byte[] Write(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        write(writer);
        return bytes.ToArray();
    }

    private static byte[] Read(Stream zip, int length)
    {
        var bytes = new byte[length];
        CheckFailed.Require(zip.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length || length == HeadLength, "frame-changed");
        return bytes;
    }

    private static void RequireSame(byte[] expected, byte[] found, ZipPart part) =>
        CheckFailed.Require(expected.AsSpan().SequenceEqual(found), "frame-changed", Encoding.UTF8.GetString(part.Name));
}

/// <summary>A file of a zip, as its frame names it.</summary>
internal sealed record ZipPart(byte[] Name, uint Size, uint Sum);
