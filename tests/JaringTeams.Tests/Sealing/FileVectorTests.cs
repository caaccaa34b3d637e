using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>file.json: attachments from empty to 5 MiB and one byte.</summary>
public class FileVectorTests
{
    private static readonly JsonArray List = Vectors.Load("file.json")["cases"]!.AsArray();

    public static TheoryData<int, string> Cases => Vectors.Cases("file.json", "cases", "size");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_File_Seals_To_The_Same_Bytes_And_Opens(int index, string size)
    {
        var file = new VectorFile(List[index]!);
        var ciphertext = file.Seal();

        Assert.Equal((int)List[index]!["size"]!, int.Parse(size, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((int)List[index]!["ctLen"]!, ciphertext.Length);
        Assert.Equal(List[index]!["ctSha256"].Text(), Base64Url.Encode(SHA256.HashData(ciphertext)));
        Assert.Equal(List[index]!["ct"]?.GetValue<string>() ?? Base64Url.Encode(ciphertext), Base64Url.Encode(ciphertext));
        Assert.Equal(file.Plaintext, file.Open(ciphertext));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_Cut_File_Is_Refused(int index, string size)
    {
        var file = new VectorFile(List[index]!);
        var ciphertext = file.Seal();
        Assert.Equal(size, file.Plaintext.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var cut in new[] { 1, 16, 17, file.ChunkLength }.Where(cut => ciphertext.Length - cut >= 54))
        {
            var reason = Assert.Throws<SealingException>(() => file.Open(ciphertext[..^cut])).Reason;
            Assert.Contains(reason, new[] { "file-truncated", "file-decrypt" });
        }

        Vectors.Refused("file-truncated", () => file.Open(ciphertext[..53]));
    }

    [Fact]
    public void Exchanged_Chunks_A_Foreign_File_And_A_Foreign_Header_Are_Refused()
    {
        var file = new VectorFile(List.Single(c => (int)c!["size"]! == 3000)!);
        var sealedFile = file.Seal();
        var (header, chunk) = (sealedFile[..54], file.ChunkLength);

        byte[] exchanged = [.. header, .. sealedFile[(54 + chunk)..(54 + (2 * chunk))], .. sealedFile[54..(54 + chunk)], .. sealedFile[(54 + (2 * chunk))..]];
        Vectors.Refused("file-decrypt", () => file.Open(exchanged));
        Vectors.Refused("file-header", () => (file with { Id = new byte[16] }).Open(sealedFile));
        Vectors.Refused("file-header", () => (file with { Log2 = 11 }).Open(sealedFile));
        foreach (var place in new[] { 0, 4 })
        {
            byte[] other = [.. sealedFile];
            other[place]++;
            Vectors.Refused("file-header", () => file.Open(other));
        }

        byte[] salted = [.. sealedFile];
        salted[30]++;
        Vectors.Refused("file-decrypt", () => file.Open(salted));
        Vectors.Refused("file-decrypt", () => (file with { Key = new byte[32] }).Open(sealedFile));
    }

    [Fact]
    public void An_Empty_Chunk_Cannot_Be_Added_At_The_End()
    {
        // Whoever holds the file key could append one; two ciphertexts of one text are refused all the same.
        var file = new VectorFile(List.Single(c => (int)c!["size"]! == 1024)!);
        var sealedFile = file.Seal();
        using var aes = new AesGcm(KeyDerivation.Derive(file.Key, file.Salt, "file", SHA256.HashData(sealedFile[..54])), 16);
        byte[] first = new byte[1024 + 16], last = new byte[16];
        aes.Encrypt(new byte[12], file.Plaintext, first.AsSpan(0, 1024), first.AsSpan(1024));
        aes.Encrypt(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1 }, Array.Empty<byte>(), Array.Empty<byte>(), last);

        Vectors.Refused("file-truncated", () => file.Open([.. sealedFile[..54], .. first, .. last]));
    }

    private sealed record VectorFile(byte[] Key, byte[] Id, byte[] Salt, int Log2, byte[] Plaintext)
    {
        public VectorFile(JsonNode t)
            : this(t["fk"].Raw(), t["id"].Raw(), t["salt"].Raw(), (int)t["log2"]!, Data((int)t["size"]!))
        {
        }

        public int ChunkLength => (1 << Log2) + 16;

        public byte[] Seal()
        {
            using var target = new MemoryStream();
            SealedFile.Seal(Key, Id, new MemoryStream(Plaintext), target, Log2, Salt);
            return target.ToArray();
        }

        public byte[] Open(byte[] ciphertext)
        {
            using var target = new MemoryStream();
            SealedFile.Open(Key, Id, new MemoryStream(ciphertext), target, Log2);
            return target.ToArray();
        }

        private static byte[] Data(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)((31 * i) + 7))];
    }
}
