using System.Security.Cryptography;
using Jaring.Cli.Packages;
using Jaring.Cli.Verifying;
using Jaring.Sealing;

namespace Jaring.Tests.Cli;

/// <summary>A file in a package lies in its padded size; what stands behind its content is counted and is nothing.</summary>
public sealed class PaddedAttachmentTests
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(70_000);

    [Theory]
    [InlineData(0, 65_536)]
    [InlineData(65_536, 65_536)]
    [InlineData(65_537, 67_584)]
    [InlineData(1_000_000, 1_015_808)]
    [InlineData(9_000_001, 9_175_040)]
    [InlineData(50_000_000, 50_331_648)]
    public void Sizes_Are_Those_Of_The_Page(long length, long padded) => Assert.Equal(padded, SealedFile.PaddedLength(length));

    [Fact]
    public void Zeros_Up_To_The_Padded_Size_Or_None_Are_The_Same_File()
    {
        Assert.True(Opens([]));
        Assert.True(Opens(new byte[SealedFile.PaddedLength(Content.Length) - Content.Length]));
    }

    [Fact]
    public void Any_Other_Size_And_Anything_Hidden_Behind_It_Is_A_Change()
    {
        var zeros = SealedFile.PaddedLength(Content.Length) - Content.Length;
        Assert.False(Opens(new byte[1]));
        Assert.False(Opens(new byte[zeros - 1]));
        Assert.False(Opens(new byte[zeros + 1]));
        Assert.Equal("attachment-changed", Assert.Throws<CheckFailed>(() => Opens([.. new byte[zeros - 1], 1])).Reason);
    }

    private static bool Opens(byte[] behind)
    {
        var (key, id) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(16));
        using var locked = new MemoryStream();
        SealedFile.Seal(key, id, new MemoryStream([.. Content, .. behind]), locked, 12);
        locked.Position = 0;
        return new Attachment(Base64Url.Encode(id), Base64Url.Encode(key), 12, Content.Length, Base64Url.Encode(SHA256.HashData(Content))).Opens(locked);
    }
}
