using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Who reads a case: changes of readers, later epochs, and what each member remembers (docs/sealing.md 9 and 10).</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0005_Readers")]
internal sealed class M0005_Readers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("case_slot_sets", t => new
        {
            office_id = t.Column<string>(),
            case_id = t.Column<string>(),
            epoch = t.Column<int>(),
            rev = t.Column<int>(),
            @object = t.Column<string>(),
            slots = t.Column<string>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_case_slot_sets", x => new { x.office_id, x.case_id, x.epoch, x.rev });
            t.ForeignKey("fk_case_slot_sets_cases", x => new { x.office_id, x.case_id }, "cases", ["office_id", "case_id"], onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("case_epochs", t => new
        {
            office_id = t.Column<string>(),
            case_id = t.Column<string>(),
            number = t.Column<int>(),
            before_ah = t.Column<string>(),
            @object = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_case_epochs", x => new { x.office_id, x.case_id, x.number });
            t.ForeignKey("fk_case_epochs_cases", x => new { x.office_id, x.case_id }, "cases", ["office_id", "case_id"], onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("ix_case_epochs_office_id_before_ah", "case_epochs", ["office_id", "before_ah"], unique: true);

        migrationBuilder.CreateTable("member_caches", t => new
        {
            office_id = t.Column<string>(),
            member_id = t.Column<string>(),
            rev = t.Column<int>(),
            @object = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_member_caches", x => new { x.office_id, x.member_id }));
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
