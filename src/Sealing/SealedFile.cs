using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>
/// An attachment in chunks: "JT1F" || 1 || log2(chunk) || file id (16) || salt (32), then AES-256-GCM chunks whose nonce counts and
/// marks the last one, so that a file cannot be cut, reordered or joined.
/// </summary>
public static class SealedFile
{
    /// <summary>1 MiB.</summary>
    public const int DefaultChunk = 20;

    /// <summary>No file looks smaller than this, bytes.</summary>
    private const int LeastPadded = 65_536;

    private const int HeaderLength = 54;
    private const int IdLength = 16;
    private const int SaltLength = 32;
    private const byte FormatVersion = 1;

    /// <summary>
    /// The size in bytes up to which the page puts zeros behind a file of this many bytes: Padmé (Nikitin and others, PETS 2019) keeps a length's first
    /// bits and rounds up the rest, at most 12 % more.
    /// </summary>
    public static long PaddedLength(long length)
    {
        if (length <= LeastPadded)
        {
            return LeastPadded;
        }

        var magnitude = BitOperations.Log2((ulong)length);
        var unit = 1L << (magnitude - BitOperations.Log2((uint)magnitude) - 1);
        return (length + unit - 1) / unit * unit;
    }

    /// <summary>Seals <paramref name="source"/> to the end.</summary>
    public static void Seal(byte[] fileKey, byte[] fileId, Stream source, Stream target, int log2 = DefaultChunk) =>
        Seal(fileKey, fileId, source, target, log2, Bytes.Random(SaltLength));

    internal static void Seal(byte[] fileKey, byte[] fileId, Stream source, Stream target, int log2, byte[] salt)
    {
        SealingException.Require(fileId.Length == IdLength && salt.Length == SaltLength && log2 is >= 10 and <= 24, "file-header");
        var header = Bytes.Concat(Bytes.Utf8("JT1F"), [FormatVersion, (byte)log2], fileId, salt);
        target.Write(header);
        using var aes = Cipher(fileKey, header);
        var sealedChunk = new byte[(1 << log2) + Aead.TagLength];
        ForEachChunk(source, 1 << log2, (chunk, nonce, _) =>
        {
            var tag = sealedChunk.AsSpan(chunk.Length, Aead.TagLength);
            aes.Encrypt(nonce, chunk.Span, sealedChunk.AsSpan(0, chunk.Length), tag);
            target.Write(sealedChunk, 0, chunk.Length + Aead.TagLength);
        });
    }

    /// <summary>Opens a whole file. What was written before a refusal must be thrown away.</summary>
    /// <exception cref="SealingException">file-header, file-truncated, file-decrypt</exception>
    public static void Open(byte[] fileKey, byte[] fileId, Stream source, Stream target, int log2 = DefaultChunk)
    {
        var header = new byte[HeaderLength];
        SealingException.Require(source.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength, "file-truncated");
        SealingException.Require(header.AsSpan(0, 4).SequenceEqual("JT1F"u8) && header[4] == FormatVersion, "file-header");
        SealingException.Require(header[5] == log2 && header.AsSpan(6, IdLength).SequenceEqual(fileId), "file-header");
        using var aes = Cipher(fileKey, header);
        var opened = new byte[1 << log2];
        ForEachChunk(source, opened.Length + Aead.TagLength, (chunk, nonce, isFirst) =>
        {
            var length = chunk.Length - Aead.TagLength;
            SealingException.Require(length > 0 || (length == 0 && isFirst), "file-truncated");
            Decrypt(aes, nonce, chunk.Span, opened.AsSpan(0, length));
            target.Write(opened, 0, length);
        });
    }

    private delegate void OnChunk(ReadOnlyMemory<byte> chunk, byte[] nonce, bool isFirst);

    /// <summary>Reads one chunk ahead, so that the last one is known to be the last.</summary>
    private static void ForEachChunk(Stream source, int size, OnChunk act)
    {
        var (present, next) = (new byte[size], new byte[size]);
        var length = source.ReadAtLeast(present, size, throwOnEndOfStream: false);
        for (uint i = 0; ; i++)
        {
            var nextLength = length == size ? source.ReadAtLeast(next, size, throwOnEndOfStream: false) : 0;
            act(present.AsMemory(0, length), Nonce(i, isLast: nextLength == 0), i == 0);
            if (nextLength == 0)
            {
                return;
            }

            (present, next, length) = (next, present, nextLength);
        }
    }

    private static void Decrypt(AesGcm aes, byte[] nonce, ReadOnlySpan<byte> chunk, Span<byte> opened)
    {
        try
        {
            aes.Decrypt(nonce, chunk[..opened.Length], chunk[opened.Length..], opened);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealingException("file-decrypt");
        }
    }

    private static byte[] Nonce(uint index, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(7), index);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private static AesGcm Cipher(byte[] fileKey, byte[] header) =>
        new(KeyDerivation.Derive(fileKey, header[^SaltLength..], "file", SHA256.HashData(header)), Aead.TagLength);
}
