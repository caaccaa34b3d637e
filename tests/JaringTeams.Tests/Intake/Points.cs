using System.Buffers.Text;
using System.Security.Cryptography;
using Jaring.Shapes;

namespace Jaring.Tests.Intake;

/// <summary>Our own question about the curve gives the answers of the system's library.</summary>
public sealed class Points
{
    [Fact]
    public void Points_Of_Real_Keys_Lie_On_The_Curve_And_Changed_Ones_Do_Not()
    {
        for (var n = 0; n < 64; n++)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var q = key.ExportParameters(includePrivateParameters: false).Q;
            byte[] point = [4, .. q.X!, .. q.Y!];
            Assert.True(Jt1.IsPoint(Base64Url.EncodeToString(point)));

            point[RandomNumberGenerator.GetInt32(1, point.Length)] ^= (byte)RandomNumberGenerator.GetInt32(1, 256);
            Assert.Equal(LibraryTakes(point), Jt1.IsPoint(Base64Url.EncodeToString(point)));
            Assert.False(Jt1.IsPoint(Base64Url.EncodeToString(point)));
        }
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4")] // x = P, which is 0 once more
    public void Points_Off_The_Curve_Or_Written_Too_Large_Are_Refused(string x, string y) =>
        Assert.False(Jt1.IsPoint(Base64Url.EncodeToString([4, .. Convert.FromHexString(x), .. Convert.FromHexString(y)])));

    /// <summary>Where x is 0, y is one of the two roots of b. Written below P they are taken.</summary>
    [Theory]
    [InlineData("66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4")]
    [InlineData("99b7a386f1d07c29dbcc42a27b5f9449abe3d50de25178e8d7407a95e8b06c0b")]
    public void Both_Points_At_X_Zero_Are_Taken(string y) => Assert.True(Jt1.IsPoint(Base64Url.EncodeToString([4, .. new byte[32], .. Convert.FromHexString(y)])));

    private static bool LibraryTakes(byte[] point)
    {
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
