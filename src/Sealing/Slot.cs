using System.Buffers.Binary;

namespace Jaring.Sealing;

/// <summary>What a slot holds.</summary>
internal enum SlotMode
{
    /// <summary>Nothing; there so that all entries look alike.</summary>
    Dummy,

    /// <summary>The key itself, 32 bytes.</summary>
    Key,

    /// <summary>One share of it: place (1), share (32), holders (u32).</summary>
    Share,
}

/// <summary>The opened content of a wrap: always 64 bytes <c>mode || value || zeros</c>, so that no length tells what it is (A1).</summary>
internal sealed record Slot(SlotMode Mode, byte[] Value)
{
    public const int Length = 64;

    private static readonly int[] ValueLengths = [0, 32, 37];

    public static Slot Dummy { get; } = new(SlotMode.Dummy, []);

    /// <summary>Bit i is set when member i of the directory entry named in the case header holds a share.</summary>
    public uint Holders => BinaryPrimitives.ReadUInt32BigEndian(ShareValue.AsSpan(33));

    public Share Share => new(ShareValue[0], ShareValue[1..33]);

    /// <summary>The key, if the slot holds one.</summary>
    /// <exception cref="SealingException">two-needed (one share is not the key), no-slot (a dummy)</exception>
    public byte[] Key => Mode == SlotMode.Key ? Value : throw new SealingException(Mode == SlotMode.Share ? "two-needed" : "no-slot");

    private byte[] ShareValue => Mode == SlotMode.Share ? Value : throw new SealingException("no-share");

    public static Slot ForKey(byte[] key) => new(SlotMode.Key, key);

    public static Slot ForShare(Share share, uint holders) =>
        new(SlotMode.Share, Bytes.Concat([share.X], share.Y, Bytes.U32(holders)));

    public byte[] Pack()
    {
        SealingException.Require(Value.Length == ValueLengths[(int)Mode], "slot-malformed");
        var packed = new byte[Length];
        packed[0] = (byte)Mode;
        Value.CopyTo(packed, 1);
        return packed;
    }

    /// <summary>A slot that decrypts but is malformed is an error, not a miss: only its maker could have made it so.</summary>
    /// <exception cref="SealingException">slot</exception>
    public static Slot Read(byte[] packed)
    {
        SealingException.Require(packed.Length == Length && packed[0] < ValueLengths.Length, "slot-malformed");
        var end = 1 + ValueLengths[packed[0]];
        SealingException.Require(!packed.AsSpan(end).ContainsAnyExcept((byte)0), "slot-malformed");
        var slot = new Slot((SlotMode)packed[0], packed[1..end]);
        SealingException.Require(slot.Mode != SlotMode.Share || slot.Share.X != 0, "slot-malformed");
        return slot;
    }
}
