namespace Jaring.Sealing;

/// <summary>Base64url without padding (RFC 4648 §5). One byte string has one spelling only; every other spelling is refused.</summary>
public static class Base64Url
{
    /// <summary>The one spelling of <paramref name="bytes"/>.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    /// <summary>Decodes, then encodes again and compares, so that stray low bits, padding and white space are refused.</summary>
    /// <exception cref="SealingException">base64url</exception>
    public static byte[] Decode(string text)
    {
        SealingException.Require(text is not null && System.Buffers.Text.Base64Url.IsValid(text), "base64url");
        byte[] bytes;
        try
        {
            bytes = System.Buffers.Text.Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            throw new SealingException("base64url");
        }

        SealingException.Require(Encode(bytes) == text, "base64url");
        return bytes;
    }

    /// <summary>Decodes a value whose length the format fixes.</summary>
    /// <exception cref="SealingException">base64url, or length</exception>
    public static byte[] Decode(string text, int length)
    {
        var bytes = Decode(text);
        SealingException.Require(bytes.Length == length, "length");
        return bytes;
    }
}
