using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Jaring.Storage.Shredding;

namespace Jaring.Files;

/// <summary>
/// A blob's form: blocks of 64 KiB, the last one shorter, each <c>nonce (12) ‖ AES-256-GCM(bytes) ‖ tag (16)</c> with the blob's name and the block's number
/// authenticated. So a part is written and read through one buffer of that size, whoever sends or reads slowly, and can be read from any place.
/// Nonces are random; a file of 500 MiB has eight thousand blocks.
/// </summary>
internal sealed class BlobBlocks : IDisposable
{
    private const int Block = 64 * 1024;
    private const int Nonce = 12;
    private const int Tag = 16;
    private readonly AesGcm cipher;
    private readonly byte[] about;
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(Nonce + Block + Tag);
    private uint written;

    public BlobBlocks(CaseLock texts, string blob)
    {
        cipher = texts.NewCipher();
        about = [.. Encoding.ASCII.GetBytes(texts.Name), .. Encoding.ASCII.GetBytes(blob), 0, 0, 0, 0];
    }

    /// <summary>The next block of a body, at most so many bytes; empty at its end.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        var block = buffer.AsMemory(Nonce, Math.Min(Block, most));
        return block[..await body.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken)];
    }

    /// <summary>Locks the block that was read and appends it.</summary>
    public bool Close(int length, Stream target)
    {
        var bytes = buffer.AsSpan(Nonce, length);
        RandomNumberGenerator.Fill(buffer.AsSpan(0, Nonce));
        cipher.Encrypt(buffer.AsSpan(0, Nonce), bytes, bytes, buffer.AsSpan(Nonce + length, Tag), About(written++));
        target.Write(buffer, 0, Nonce + length + Tag);
        return true;
    }

    /// <summary>Copies the bytes of a blob of this size from a place on.</summary>
    public async Task CopyAsync(Stream blob, int size, long from, Stream target, CancellationToken cancellationToken)
    {
        var first = (uint)(from / Block);
        blob.Position = (long)first * (Nonce + Block + Tag);
        for (var at = (long)first * Block; at < size; at += Block)
        {
            var length = (int)Math.Min(Block, size - at);
            await blob.ReadExactlyAsync(buffer.AsMemory(0, Nonce + length + Tag), cancellationToken);
            Open(length, (uint)(at / Block));
            var skip = (int)Math.Max(0, from - at);
            await target.WriteAsync(buffer.AsMemory(Nonce + skip, length - skip), cancellationToken);
        }
    }

    public void Dispose()
    {
        cipher.Dispose();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
    }

    private void Open(int length, uint number)
    {
        var bytes = buffer.AsSpan(Nonce, length);
        cipher.Decrypt(buffer.AsSpan(0, Nonce), bytes, buffer.AsSpan(Nonce + length, Tag), bytes, About(number));
    }

    private byte[] About(uint number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(about.AsSpan(about.Length - sizeof(uint)), number);
        return about;
    }
}
