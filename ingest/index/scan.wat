;; Scalar products of one vector of 16-bit numbers with many of 8 bits, 16 numbers at a time. scan.wasm is made of it with `npx --package wabt@1.0.36 wat2wasm`.
(module
  (import "env" "memory" (memory 1))
  ;; query: i16[dimensions], vectors: i8[count][dimensions], scales: f32[count], out: f32[count] (addresses in bytes)
  ;; out[i] = sum(query[d] * vectors[i][d]) * scales[i] * scale; dimensions is a multiple of 16.
  (func (export "scan")
    (param $query i32) (param $dimensions i32) (param $scale f32) (param $vectors i32) (param $scales i32) (param $count i32) (param $out i32)
    (local $sum v128) (local $bytes v128) (local $q i32) (local $end i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (local.set $q (local.get $query))
        (local.set $end (i32.add (local.get $vectors) (local.get $dimensions)))
        (loop $more
          (local.set $bytes (v128.load (local.get $vectors)))
          (local.set $sum (i32x4.add (local.get $sum)
            (i32x4.dot_i16x8_s (v128.load (local.get $q)) (i16x8.extend_low_i8x16_s (local.get $bytes)))))
          (local.set $sum (i32x4.add (local.get $sum)
            (i32x4.dot_i16x8_s (v128.load offset=16 (local.get $q)) (i16x8.extend_high_i8x16_s (local.get $bytes)))))
          (local.set $q (i32.add (local.get $q) (i32.const 32)))
          (local.set $vectors (i32.add (local.get $vectors) (i32.const 16)))
          (br_if $more (i32.lt_u (local.get $vectors) (local.get $end))))
        (f32.store (local.get $out)
          (f32.mul (f32.mul (local.get $scale) (f32.load (local.get $scales)))
            (f32.convert_i32_s
              (i32.add
                (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
                (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))))
        (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))))
